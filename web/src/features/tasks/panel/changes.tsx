import type { Activity } from '@cairn/contract/activity'
import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import { history as say } from '../../../app/en-history.ts'
import { mutate } from '../../../data/cairn.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { ChangedValues } from '../../history/changed-values.tsx'
import { fieldName, namedFields } from '../../history/entry-words.ts'
import type { TaskFields } from '../actions.ts'
import { announced } from '../announce.ts'
import { standingOf } from '../standing.ts'
import { oldValue } from './old-value.ts'

/** What an entry changed. What was there can be put back by itself, field by field. */
export function Changes({ entry, task }: { entry: Activity; task: Task }) {
  const { old: before, new: after } = entry
  const restorable = (field: string) => {
    if (!before || !after) return undefined
    // The one change that still stands is taken back by undoing it.
    if (namedFields(entry).length === 1 && !oldValue(field, after, task)) return undefined
    return oldValue(field, before, task)
  }
  return (
    <ChangedValues
      entry={entry}
      beside={field => <Restore task={task} name={fieldName(entry.kind, field) ?? ''} fields={restorable(field)} />}
    />
  )
}

function Restore({ task, name, fields }: { task: Task; name: string; fields: TaskFields | undefined }) {
  if (!fields || why('tasks.update', standingOf(task)) !== undefined) return null
  const restore = () => mutate('tasks.update', { taskId: task.id, ...fields }, announced(say.valueRestored(name)))
  return (
    <dd className="self-center">
      <IconButton icon="undo" label={say.restoreThis(name)} onClick={restore} className="history-restore" />
    </dd>
  )
}
