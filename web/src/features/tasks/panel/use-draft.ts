import { useEffect, useRef, useState } from 'react'
import { keepDraft } from '../../../data/drafts.ts'

/**
 * Text under the pen: what is written wins over what arrives until it is saved, on leaving the field and, for long texts,
 * after a pause. Unmounting saves too, so that closing the panel loses nothing, and so does closing the page.
 */
export function useDraft(saved: string, save: (text: string) => void, pause?: number) {
  const [draft, setDraft] = useState<string>()
  const latest = useRef({ draft, save, saved })
  /** What was there when the pen was set down, or was last handed over: only what differs from it was written since. */
  const known = useRef(saved)
  useEffect(() => {
    latest.current = { draft, save, saved }
  })

  const commit = () => {
    const { draft: text, save: keep, saved: now } = latest.current
    if (text === undefined || text === known.current) return
    known.current = text
    if (text !== now) keep(text)
  }
  useEffect(() => {
    if (draft === undefined || pause === undefined) return
    const timer = setTimeout(commit, pause)
    return () => clearTimeout(timer)
  }, [draft, pause])
  useEffect(() => keepDraft(commit), [])

  return {
    value: draft ?? saved,
    write(text: string) {
      if (draft === undefined) known.current = saved
      setDraft(text)
    },
    finish: () => {
      commit()
      setDraft(undefined)
    },
    discard: () => setDraft(undefined),
  }
}
