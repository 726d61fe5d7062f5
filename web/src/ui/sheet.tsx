import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'
import { Toasts } from './toasts.tsx'
import { useDialog } from './use-dialog.ts'
import { useLeaving } from './use-leaving.ts'

/**
 * A panel from the right; the whole screen under 640 px. With `beside` the page next to it stays in use: it lies over the
 * list from 640 px and stands in the flow beside it from 1200, so place it last in a flex row. On a phone it is modal anyway.
 */
export function Sheet(props: {
  open: boolean
  onClose: () => void
  title: string
  /** Beside the close button. */
  actions?: ReactNode
  beside?: boolean
  children: ReactNode
  footer?: ReactNode
}) {
  const title = useId()
  const { ref, present } = useDialog(props.open, () => !props.beside || matchMedia('(width < 40rem)').matches)
  const leaving = useLeaving(props.onClose)
  if (!present) return null

  const closeByKey = (event: KeyboardEvent<HTMLDialogElement>) => {
    const sheet = event.currentTarget
    if (sheet.matches(':modal')) return event.stopPropagation()
    if (event.key !== 'Escape') return
    // It means what is on top: a choice that is open in here, which the browser closes, or this sheet, and nothing behind.
    event.stopPropagation()
    if (!sheet.querySelector(':popover-open:not(.toasts, .tooltip)')) props.onClose()
  }
  return (
    <dialog
      ref={ref}
      aria-labelledby={title}
      className={props.beside ? 'sheet beside' : 'sheet'}
      {...leaving}
      onKeyDown={closeByKey}
    >
      <div className="flex min-h-0 w-full flex-col">
        {/* No <header>: beside the page it would count as a second banner of it. */}
        <div className="flex min-h-12 items-center gap-1 border-b border-line py-1 pr-2 pl-4">
          <h2 id={title} className="min-w-0 grow truncate text-secondary font-medium text-muted">
            {props.title}
          </h2>
          {props.actions}
          <IconButton icon="close" label="Close" keys="Esc" onClick={props.onClose} />
        </div>
        <div className="min-h-0 grow overflow-auto p-4">{props.children}</div>
        {props.footer && <footer className="safe-bottom border-t border-line px-4 py-3">{props.footer}</footer>}
      </div>
      {props.open && <Toasts />}
    </dialog>
  )
}
