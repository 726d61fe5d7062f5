import { DESCRIPTION } from '@cairn/contract/limits'
import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { taskWords } from '../../../app/en-task.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { rewrite } from '../actions.ts'
import { standingOf } from '../standing.ts'
import { DescriptionText } from './description-text.tsx'
import { useDraft } from './use-draft.ts'

/** Read as it is meant, written as it is typed. */
export function Description({ task }: { task: Task }) {
  const draft = useDraft(task.description, (after, before) => rewrite(task, 'description', { before, after }), PAUSE)
  const [writing, setWriting] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const disabledReason = why('tasks.update', standingOf(task))

  const edit = () => {
    flushSync(() => setWriting(true))
    area.current?.focus()
    area.current?.setSelectionRange(draft.value.length, draft.value.length)
  }
  if (!writing && draft.value.trim())
    return <DescriptionText text={draft.value} onEdit={disabledReason ? undefined : edit} />

  const onBlur = ({ currentTarget }: FocusEvent) => {
    draft.finish()
    // Not under the press that took the focus: what is pressed would move away. Another window takes no focus.
    void released().then(() => document.activeElement !== currentTarget && setWriting(false))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.key !== 'Escape') return
    // It means the writing, not the panel.
    event.stopPropagation()
    event.currentTarget.closest('dialog')?.querySelector<HTMLElement>('[data-first-stop]')?.focus()
  }
  return (
    <div className="panel-text">
      <TextArea
        ref={area}
        label={taskWords.description}
        labelHidden
        look="bare"
        rows={3}
        maxLength={DESCRIPTION}
        placeholder={taskWords.descriptionPlaceholder}
        value={draft.value}
        onFocus={() => setWriting(true)}
        onValueChange={draft.write}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        disabledReason={disabledReason}
      />
    </div>
  )
}

/** Milliseconds without a key before what was written is saved: long texts must not wait for the field to be left. */
const PAUSE = 2000

/** The next key or button has been let go, and what that does is done. */
const released = () =>
  new Promise<void>(resolve => {
    for (const release of ['pointerup', 'pointercancel', 'keyup'])
      addEventListener(release, () => setTimeout(resolve), { once: true, capture: true })
  })
