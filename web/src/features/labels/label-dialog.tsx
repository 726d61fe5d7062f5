import type { Color } from '@cairn/contract/fields'
import type { Label } from '@cairn/contract/labels'
import { LABEL_NAME } from '@cairn/contract/limits'
import { calledSo } from '@cairn/contract/names'
import { useState, type SubmitEvent } from 'react'
import { en } from '../../app/en.ts'
import { colorTexts } from '../../app/en-colors.ts'
import { labels as say } from '../../app/en-labels.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { useColorOfNextLabel, useLabels } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { ColorChoice } from '../../ui/color-choice.tsx'
import { Field } from '../../ui/field.tsx'

export interface LabelFields {
  name: string
  color: Color
}

interface LabelDialogProps {
  label: Label | 'new' | undefined
  onSave: (fields: LabelFields) => void
  /** The name belongs to another label: one of the two is enough. */
  onMerge: (label: Label, into: Label) => void
  onClose: () => void
}

export function LabelDialog(props: LabelDialogProps) {
  const { label, onClose } = props
  return (
    <FormDialog
      open={label !== undefined}
      onClose={onClose}
      title={label === 'new' ? say.new : say.editTitle}
      submit={label === 'new' ? say.create : en.save}
    >
      {form => label !== undefined && <LabelForm {...props} id={form} label={label} />}
    </FormDialog>
  )
}

function LabelForm(props: LabelDialogProps & { id: string; label: Label | 'new' }) {
  const { label } = props
  const labels = useLabels()
  const next = useColorOfNextLabel()
  const [name, setName] = useState(label === 'new' ? '' : label.name)
  const [color, setColor] = useState(label === 'new' ? next : label.color)
  const [refused, setRefused] = useState<{ error: string; taken?: Label | undefined }>()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = name.trim()
    if (!wanted) return setRefused({ error: say.nameMissing })
    const others = labels.filter(other => other !== label)
    const taken = calledSo(others, wanted)
    if (taken) return setRefused({ error: say.nameTaken, taken })
    props.onClose()
    props.onSave({ name: wanted, color })
  }
  const write = (written: string) => {
    setName(written)
    setRefused(undefined)
  }
  const { taken } = refused ?? {}
  return (
    <form id={props.id} onSubmit={submit} noValidate className="grid gap-4">
      <div className="grid justify-items-start gap-2 *:first:w-full">
        <Field
          label={say.name}
          value={name}
          onValueChange={write}
          error={refused?.error}
          maxLength={LABEL_NAME}
          autoComplete="off"
          autoFocus
        />
        {taken && label !== 'new' && (
          <Button onClick={() => props.onMerge(label, taken)} className="max-w-full">
            {say.mergeInstead(taken.name)}
          </Button>
        )}
      </div>
      <ColorChoice {...colorTexts} value={color} onValueChange={setColor} />
    </form>
  )
}
