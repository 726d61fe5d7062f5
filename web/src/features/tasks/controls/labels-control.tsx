import { newId } from '@cairn/contract/ids'
import { cut, LABEL_NAME } from '@cairn/contract/limits'
import { normalized } from '@cairn/contract/names'
import { useState, type KeyboardEvent } from 'react'
import { taskWords } from '../../../app/en-task.ts'
import { labelWords } from '../../../app/en-label.ts'
import { mutate } from '../../../data/cairn.ts'
import { newGesture } from '../../../data/gestures.ts'
import { useColorOfNextLabel, useLabels } from '../../../data/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dot, DotIcon } from '../../../ui/dot.tsx'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Popover } from '../../../ui/popover.tsx'
import type { ChoiceProps, ControlProps } from './control.ts'

export function LabelsControl({ task, onChange, trigger }: ControlProps) {
  const chosen = useLabels().filter(label => task.labelIds.includes(label.id))
  const shown = {
    name: taskWords.labels,
    words: chosen.map(label => label.name).join(', ') || taskWords.noLabels,
    empty: chosen.length === 0,
    sign: chosen[0] ? <DotIcon colour={chosen[0].color} /> : <Icon name="tag" />,
  }
  return (
    <Popover label={taskWords.labels} trigger={props => trigger(props, shown)}>
      {() => <LabelsOfTask task={task} onChange={onChange} />}
    </Popover>
  )
}

export function LabelsOfTask({ task: { labelIds }, onChange }: ChoiceProps) {
  const toggle = (id: string, on: boolean) =>
    onChange({ labelIds: on ? [...labelIds, id] : labelIds.filter(other => other !== id) })
  return <LabelChoice chosen={id => labelIds.includes(id)} onToggle={toggle} />
}

/** Type to find; what is not there can be made on the spot. */
export function LabelChoice(props: {
  /** `mixed`: some of several tasks have it. */
  chosen: (id: string) => boolean | 'mixed'
  onToggle: (id: string, on: boolean) => void
}) {
  const { chosen, onToggle } = props
  const [text, setText] = useState('')
  const labels = useLabels()
  const color = useColorOfNextLabel()
  const wanted = normalized(text)
  const exact = labels.find(label => normalized(label.name) === wanted)
  const others = labels.filter(label => label !== exact && normalized(label.name).includes(wanted))
  // The first of them is what Enter takes.
  const found = exact ? [exact, ...others] : others

  const create = () => {
    const id = newId()
    const name = cut(text.trim(), LABEL_NAME)
    mutate('labels.create', { id, name, color }, newGesture(labelWords.created(name)))
    onToggle(id, true)
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !wanted) return
    event.preventDefault()
    const first = found[0]
    if (first) onToggle(first.id, chosen(first.id) !== true)
    else create()
    setText('')
  }
  return (
    <div className="grid gap-2">
      <Field
        label={labelWords.find}
        labelHidden
        placeholder={labelWords.find}
        value={text}
        onValueChange={setText}
        onKeyDown={onKeyDown}
        maxLength={LABEL_NAME}
        autoComplete="off"
      />
      <div className="grid max-h-64 overflow-y-auto">
        {found.map(label => (
          <Checkbox key={label.id} checked={chosen(label.id)} onCheckedChange={on => onToggle(label.id, on)}>
            <span className="flex items-center gap-2">
              <Dot colour={label.color} />
              {label.name}
            </span>
          </Checkbox>
        ))}
        {wanted && !exact && (
          <Button look="quiet" icon="plus" onClick={create} className="button-line">
            {labelWords.createNamed(text.trim())}
          </Button>
        )}
        {labels.length === 0 && !wanted && <p className="text-secondary text-muted">{labelWords.none}</p>}
      </div>
    </div>
  )
}
