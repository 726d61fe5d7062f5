import { useEffect, useRef, type FocusEvent, type ReactNode } from 'react'

/** A list whose lines can go. The focus that stood in such a line goes to the list, not back to the top of the page. */
export function Items({ label, children }: { label: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null)
  const focused = useRef<Element>(null)
  useEffect(() => {
    if (focused.current?.isConnected === false && document.activeElement === document.body) list.current?.focus()
  })
  const leave = (event: FocusEvent) => {
    if (event.target.isConnected) focused.current = null
  }
  return (
    <ul
      ref={list}
      tabIndex={-1}
      aria-label={label}
      className="outline-none"
      onFocus={event => (focused.current = event.target)}
      onBlur={leave}
    >
      {children}
    </ul>
  )
}
