import { useState, type CSSProperties } from 'react'
import { palette as say } from '../../app/en-palette.ts'
import { Toasts } from '../../ui/toasts.tsx'
import { useDialog } from '../../ui/use-dialog.ts'
import { useLeaving } from '../../ui/use-leaving.ts'
import { Chooser } from './chooser.tsx'
import './palette.css'

/** Everything by its name: a field and what fits what is typed. Its head is the field, so it is no Dialog. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { ref, present } = useDialog(open, () => true)
  const [last, setLast] = useState({ open, turn: 0 })
  // Each opening begins anew, also while the last one is still leaving.
  if (open !== last.open) setLast({ open, turn: last.turn + Number(open) })
  const leaving = useLeaving(() => open && onClose())
  if (!present) return null
  return (
    <dialog
      ref={ref}
      aria-label={say.title}
      className="dialog palette"
      style={{ '--dialog-width': '36rem' } as CSSProperties}
      {...leaving}
    >
      <Chooser key={last.turn} onClose={onClose} />
      {open && <Toasts />}
    </dialog>
  )
}
