import { Children, useId, useLayoutEffect, useRef, type FocusEvent, type ReactNode } from 'react'

/**
 * The lines of a page of things that can go, and a hint where there are several. The focus that stood in a line that has gone goes to
 * the next one, else to the one before, else to the heading; never back to the top of the page.
 */
export function Lines({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null)
  const focused = useRef<number>(undefined)
  const id = useId()
  const hinted = hint !== undefined && Children.count(children) > 1
  useLayoutEffect(() => {
    if (focused.current === undefined || !isNowhere(document.activeElement)) return
    const lines = list.current?.children
    const line = lines?.[Math.min(focused.current, lines.length - 1)]
    const next = line?.querySelector<HTMLElement>('a') ?? document.querySelector<HTMLElement>('#main h1')
    next?.focus()
  })
  const enter = ({ target, currentTarget }: FocusEvent) =>
    (focused.current = [...currentTarget.children].findIndex(line => line.contains(target)))
  const leave = ({ target }: FocusEvent) => {
    // A dialog that stands in front gives it back, unless it makes the line go.
    if (target.isConnected && !document.querySelector('dialog:modal')) focused.current = undefined
  }
  return (
    <>
      <ul ref={list} aria-label={label} aria-describedby={hinted ? id : undefined} onFocus={enter} onBlur={leave}>
        {children}
      </ul>
      {hinted && (
        <p id={id} className="px-3 pt-2 text-meta text-muted pointer-coarse:hidden">
          {hint}
        </p>
      )}
    </>
  )
}

/** A dialog that is on its way out takes along what had the focus in it. */
const isNowhere = (element: Element | null) => element === document.body || element?.matches('dialog:not([open]) *')
