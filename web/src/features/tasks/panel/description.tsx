import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import { en } from '../../../app/en.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { change } from '../actions.ts'
import { standingOf } from '../standing.ts'
import { useDraft } from './use-draft.ts'

export function Description({ task }: { task: Task }) {
  const draft = useDraft(task.description, description => change(task, { description }), PAUSE)
  return (
    <div className="panel-text">
      <TextArea
        label={en.task.description}
        labelHidden
        look="bare"
        rows={3}
        maxLength={20_000}
        placeholder={en.task.descriptionPlaceholder}
        value={draft.value}
        onValueChange={draft.write}
        onBlur={draft.finish}
        disabledReason={why('tasks.update', standingOf(task))}
      />
    </div>
  )
}

/** Milliseconds without a key before what was written is saved: long texts must not wait for the field to be left. */
const PAUSE = 2000
