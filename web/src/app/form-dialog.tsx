import { useId, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { en } from './en.ts'

/** A short form in front of the page. It is made anew each time that it opens, and given the id that its button asks for. */
export function FormDialog(props: {
  open: boolean
  onClose: () => void
  title: string
  /** What the button says. */
  submit: string
  look?: 'primary' | 'danger'
  width?: 'small' | 'medium'
  children: (form: string) => ReactNode
}) {
  const form = useId()
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      width={props.width ?? 'small'}
      actions={
        <>
          <Button look="quiet" onClick={props.onClose}>
            {en.cancel}
          </Button>
          <Button look={props.look ?? 'primary'} type="submit" form={form}>
            {props.submit}
          </Button>
        </>
      }
    >
      {props.open && props.children(form)}
    </Dialog>
  )
}
