import { useState } from 'react'
import { en } from '../../app/en.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** A question before something that cannot be taken back. It stays open when that fails. */
export function Confirm(props: {
  open: boolean
  title: string
  /** What will happen. */
  what: string
  action: string
  /** Resolves to whether it was done. */
  onConfirm: () => Promise<boolean>
  onClose: () => void
}) {
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    const done = await props.onConfirm()
    setBusy(false)
    if (done) props.onClose()
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          <Button look="quiet" onClick={props.onClose} data-first-stop>
            {en.cancel}
          </Button>
          <Button look="danger" busy={busy} onClick={() => void confirm()}>
            {props.action}
          </Button>
        </>
      }
    >
      <p>{props.what}</p>
    </Dialog>
  )
}
