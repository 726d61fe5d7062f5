import { useId, type CSSProperties, type ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'
import { Toasts } from './toasts.tsx'
import { useDialog } from './use-dialog.ts'
import { useLeaving } from './use-leaving.ts'

const widths = { small: '25rem', medium: '35rem', large: '45rem' }

/** A question or a short form in front of everything. The focus begins at its first control, or at `data-first-stop`. */
export function Dialog(props: {
  open: boolean
  onClose: () => void
  title: string
  width?: keyof typeof widths
  children: ReactNode
  /** Buttons at the end, the chief one last. */
  actions?: ReactNode
}) {
  const title = useId()
  const { ref, present } = useDialog(props.open, () => true)
  // Its owner has closed it when the browser tells so: another may have taken its place.
  const leaving = useLeaving(() => props.open && props.onClose())
  if (!present) return null
  return (
    <dialog
      ref={ref}
      aria-labelledby={title}
      className="dialog"
      style={{ '--dialog-width': widths[props.width ?? 'small'] } as CSSProperties}
      {...leaving}
    >
      <div className="flex min-h-0 w-full flex-col">
        <h2 id={title} className="py-4 pr-16 pl-4 text-panel font-semibold">
          {props.title}
        </h2>
        <div className="-mt-1 min-h-0 overflow-auto px-4 pt-1 pb-4">{props.children}</div>
        {props.actions && (
          <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{props.actions}</footer>
        )}
        {/* Last, so that the focus begins at what the dialog is about. */}
        <IconButton icon="close" label="Close" keys="Esc" onClick={props.onClose} className="absolute top-3 right-3" />
      </div>
      {props.open && <Toasts />}
    </dialog>
  )
}
