import { cut, TITLE } from '@cairn/contract/limits'
import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import type { KeyboardEvent } from 'react'
import { en } from '../../../app/en.ts'
import { taskWords } from '../../../app/en-task.ts'
import { CircleToggle } from '../../../ui/circle-toggle.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { rewrite, toggleCompleted } from '../actions.ts'
import { standingOf } from '../standing.ts'
import { circleOf } from '../task-row.tsx'
import { useDraft } from './use-draft.ts'

/** A textarea, because a long title wraps; Enter ends it, for a title has one line. */
export function Title({ task }: { task: Task }) {
  const disabledReason = why('tasks.update', standingOf(task))
  const draft = useDraft(task.title, (text, known) => {
    const [before, after] = [onOneLine(known), onOneLine(text)]
    if (!after || after === before) return undefined
    // As the row has it, if it still does: a program may have written two spaces.
    return rewrite(task, 'title', { before: known === task.title ? known : before, after })
  })
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') draft.discard()
    else draft.finish()
    // Back to where opening landed: from there Esc closes, and gives the focus back to the row.
    event.currentTarget.closest('dialog')?.querySelector<HTMLElement>('[data-first-stop]')?.focus()
  }
  const done = task.status === 'completed' || task.status === 'cancelled'
  return (
    <div className="flex items-start gap-2">
      <span className="pt-1">
        <CircleToggle
          state={circleOf[task.status]}
          label={done ? en.task.reopen(task.title) : en.task.complete(task.title)}
          onToggle={() => toggleCompleted(task)}
          disabledReason={disabledReason}
        />
      </span>
      <div className="panel-text min-w-0 grow text-panel font-semibold">
        <TextArea
          label={taskWords.title}
          labelHidden
          look="bare"
          rows={1}
          maxLength={TITLE}
          value={draft.value}
          onValueChange={draft.write}
          onBlur={draft.finish}
          onKeyDown={onKeyDown}
          disabledReason={disabledReason}
        />
      </div>
    </div>
  )
}

const onOneLine = (text: string) => cut(text.replaceAll(/\s+/g, ' ').trim(), TITLE)
