import type { Color } from '@cairn/contract/fields'
import type { Label } from '@cairn/contract/labels'
import { useId, useState, type SubmitEvent } from 'react'
import { en } from '../../app/en.ts'
import { useColorOfNextLabel, useLabels } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { ColorChoice } from '../projects/color-choice.tsx'

interface LabelFields {
  name: string
  color: Color
}

export function LabelDialog(props: {
  label: Label | 'new' | undefined
  onSave: (fields: LabelFields) => void
  onClose: () => void
}) {
  const { label, onClose } = props
  const form = useId()
  return (
    <Dialog
      open={label !== undefined}
      onClose={onClose}
      title={label === 'new' ? en.label.new : en.label.editTitle}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {en.cancel}
          </Button>
          <Button look="primary" type="submit" form={form}>
            {label === 'new' ? en.label.create : en.save}
          </Button>
        </>
      }
    >
      {label !== undefined && <LabelForm {...props} id={form} label={label} />}
    </Dialog>
  )
}

function LabelForm(props: {
  id: string
  label: Label | 'new'
  onSave: (fields: LabelFields) => void
  onClose: () => void
}) {
  const { label } = props
  const labels = useLabels()
  const next = useColorOfNextLabel()
  const [name, setName] = useState(label === 'new' ? '' : label.name)
  const [color, setColor] = useState(label === 'new' ? next : label.color)
  const [error, setError] = useState<string>()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = name.trim()
    if (!wanted) return setError(en.label.nameMissing)
    const taken = labels.some(other => other !== label && other.name.toLowerCase() === wanted.toLowerCase())
    if (taken) return setError(en.label.nameTaken)
    props.onClose()
    props.onSave({ name: wanted, color })
  }
  return (
    <form id={props.id} onSubmit={submit} noValidate className="grid gap-4">
      <Field
        label={en.label.name}
        value={name}
        onValueChange={setName}
        error={error}
        maxLength={60}
        autoComplete="off"
        autoFocus
      />
      <ColorChoice label={en.project.color} value={color} onValueChange={setColor} />
    </form>
  )
}
