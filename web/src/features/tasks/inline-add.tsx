import { Suspense, useRef, useState } from 'react'
import { en } from '../../app/en.ts'
import { part } from '../../app/parts.ts'
import { Icon } from '../../ui/icon.tsx'
import type { TaskFields } from './actions.ts'

// With what understands the text.
const InlineLine = part(async () => (await import('./inline-line.tsx')).InlineLine)

interface InlineAddProps {
  fields: TaskFields
  place: string
  placeholder?: string
  /** Where an empty list already says how to add; once one writes here, it stays. */
  hidden?: boolean
}

/** The last line of a list: a press makes it a field. */
export function InlineAdd({ fields, place, placeholder, hidden }: InlineAddProps) {
  const [writing, setWriting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const end = () => {
    setWriting(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  if (writing)
    return (
      <Suspense fallback={<div className="inline-add inline-add-open" />}>
        <InlineLine fields={fields} place={place} onEnd={end} onLeave={() => setWriting(false)} />
      </Suspense>
    )
  if (hidden) return null
  return (
    <button type="button" ref={button} onClick={() => setWriting(true)} className="inline-add">
      <span className="grid w-6 place-items-center">
        <Icon name="plus" />
      </span>
      {placeholder ?? en.task.add}
    </button>
  )
}
