import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/** Hears that another view was opened: what stands in front of one is not about the next. */
export function useOnMove(onMove: () => void) {
  const [path] = useLocation()
  const before = useRef(path)
  useEffect(() => {
    if (path !== before.current) onMove()
    before.current = path
  }, [path, onMove])
}
