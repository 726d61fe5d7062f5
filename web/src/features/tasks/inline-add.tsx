import { newId } from '@cairn/contract/ids'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { en } from '../../app/en.ts'
import { mutate } from '../../data/cairn.ts'
import { newGesture } from '../../data/gestures.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { TaskFields } from './actions.ts'

interface InlineAddProps {
  fields: TaskFields
  place: string
  placeholder?: string
  /** Where an empty list already says how to add; once one writes here, it stays. */
  hidden?: boolean
}

/** The last line of a list: a press makes it a field, Enter adds and goes on, Esc ends. */
export function InlineAdd({ fields, place, placeholder, hidden }: InlineAddProps) {
  const [title, setTitle] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const leftByKey = useRef(false)
  const writing = title !== undefined

  // At once: for whoever presses Esc twice, the second belongs to what is around the line, and must find the focus there.
  useLayoutEffect(() => {
    if (writing) input.current?.focus()
    else if (leftByKey.current) button.current?.focus()
    leftByKey.current = false
  }, [writing])

  const add = () => {
    const text = title?.trim()
    if (!text) return
    mutate('tasks.create', { id: newId(), title: text.slice(0, 200), ...fields }, newGesture(en.did.added))
    setTitle('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') add()
    if (event.key !== 'Escape') return
    // It means this line, not the panel around it.
    event.stopPropagation()
    event.preventDefault()
    leftByKey.current = true
    setTitle(undefined)
  }

  if (hidden && !writing) return null
  if (!writing)
    return (
      <button type="button" ref={button} onClick={() => setTitle('')} className="inline-add">
        <span className="grid w-6 place-items-center">
          <Icon name="plus" />
        </span>
        {placeholder ?? en.task.add}
      </button>
    )
  return (
    <div className="inline-add inline-add-open">
      <span className="grid w-6 place-items-center">
        <Icon name="plus" />
      </span>
      <div className="grow">
        <Field
          ref={input}
          label={en.task.addTo(place)}
          labelHidden
          look="bare"
          placeholder={en.task.titlePlaceholder}
          maxLength={200}
          enterKeyHint="done"
          autoComplete="off"
          value={title}
          onValueChange={setTitle}
          onKeyDown={onKeyDown}
          onBlur={() => !title.trim() && setTitle(undefined)}
        />
      </div>
    </div>
  )
}
