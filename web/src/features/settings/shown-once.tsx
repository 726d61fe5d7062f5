import type { ReactNode } from 'react'
import { settings } from '../../app/en-settings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** A secret that was just made. Closing it is the last time that it was seen. */
export function ShownOnce(props: { open: boolean; onClose: () => void; title: string; children: ReactNode }) {
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      width="medium"
      actions={
        <Button look="primary" onClick={props.onClose}>
          {settings.done}
        </Button>
      }
    >
      <div className="grid gap-4">{props.open && props.children}</div>
    </Dialog>
  )
}
