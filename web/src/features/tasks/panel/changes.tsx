import type { Activity } from '@cairn/contract/activity'
import { priorities, statuses } from '@cairn/contract/choices'
import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import { en } from '../../../app/en.ts'
import { history as say } from '../../../app/en-history.ts'
import { cairn, mutate } from '../../../data/cairn.ts'
import type { Clock } from '../../../data/clock.ts'
import { useClock } from '../../../data/hooks.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import type { TaskFields } from '../actions.ts'
import { announced } from '../announce.ts'
import { dayWords, dueWordsLong } from '../due-words.ts'
import { standingOf } from '../standing.ts'
import { oldValue } from './old-value.ts'

/** The fields that a person would name: a due date and a due instant are one thing, its zone is a part of it. */
export function namedFields({ fields }: Activity): string[] {
  const named = fields.map(field => (field.startsWith('due') ? 'due' : field))
  return [...new Set(named)].filter(field => say.fields[field])
}

/** What an entry changed, field by field: what was there, and what came. What was there can be put back by itself. */
export function Changes({ entry, fields, task }: { entry: Activity; fields: string[]; task: Task }) {
  const clock = useClock()
  const { old: before, new: after } = entry
  if (!before || !after) return <p className="text-muted">{say.erased}</p>
  const words = (field: string, side: Side) => sideWords(field, side, clock)
  const restorable = (field: string) => {
    // The one change that still stands is taken back by undoing it.
    if (fields.length === 1 && !oldValue(field, after, task)) return undefined
    return oldValue(field, before, task)
  }
  return (
    <dl className="grid gap-0.5">
      {fields.map(field => (
        <div key={field} className="flex flex-wrap items-baseline gap-x-1.5">
          {/* Alone, the field stands in the sentence above. */}
          <dt className={fields.length > 1 ? 'text-muted' : 'sr-only'}>{say.fields[field]}</dt>
          <dd className="min-w-0">
            <del className="text-muted">
              <span className="sr-only">{say.from} </span>
              {words(field, before)}
            </del>{' '}
            <span aria-hidden>→</span>{' '}
            <ins className="no-underline">
              <span className="sr-only">{say.to} </span>
              {words(field, after)}
            </ins>
          </dd>
          <Restore task={task} name={say.fields[field] ?? ''} fields={restorable(field)} />
        </div>
      ))}
    </dl>
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

type Side = Record<string, unknown>

function sideWords(field: string, side: Side, clock: Clock): string {
  if (field === 'due') {
    const due = { dueOn: text(side.dueOn), dueAt: text(side.dueAt) }
    return dueWordsLong(due, clock) ?? say.nothing
  }
  const value = side[field]
  if (field === 'labelIds') return labelNames(value) || say.nothing
  if (typeof value !== 'string' || value === '') return say.nothing
  if (field === 'startOn') return dayWords(value, clock)
  if (field === 'projectId') return projectName(value)
  if (field === 'parentId') return cairn.tables.tasks.get(value)?.title ?? say.gone
  const status = statuses.find(status => status === value)
  if (field === 'status' && status) return en.status[status]
  const priority = priorities.find(priority => priority === value)
  if (field === 'priority' && priority) return en.priority[priority]
  return value.length > LONG ? `${value.slice(0, LONG - 1)}…` : value
}

/** Characters; a description may have twenty thousand. */
const LONG = 120

const text = (value: unknown) => (typeof value === 'string' ? value : null)

function projectName(id: string) {
  const project = cairn.tables.projects.get(id)
  return project?.kind === 'inbox' ? en.nav.inbox : (project?.name ?? say.gone)
}

function labelNames(ids: unknown) {
  if (!Array.isArray(ids)) return ''
  return ids.map(id => cairn.tables.labels.get(String(id))?.name ?? say.gone).join(', ')
}
