import type { Activity } from '@cairn/contract/activity'
import { Priority, Status } from '@cairn/contract/tasks'
import { en } from '../../../app/en.ts'
import { cairn } from '../../../data/cairn.ts'
import { useMe, useToday } from '../../../data/hooks.ts'
import { dueWordsLong } from '../due-words.ts'

/** What an entry changed, field by field: what was there, and what came. */
export function Changes({ entry }: { entry: Activity }) {
  const me = useMe()
  const today = useToday()
  if (!entry.old || !entry.new) return <p className="text-muted">{en.history.erased}</p>
  const { old: before, new: after } = entry
  const words = (field: string, value: unknown) => valueWords(field, value, today, me.timeZone)
  // Whether it is completed and since when is said by the status; the zone belongs to its instant.
  const fields = entry.fields.filter(field => en.history.fields[field] && !(field === 'dueOn' && after.dueAt))
  return (
    <dl className="grid gap-0.5">
      {fields.map(field => (
        <div key={field} className="flex flex-wrap items-baseline gap-x-1.5">
          <dt className="text-muted">{en.history.fields[field]}</dt>
          <dd className="min-w-0">
            <del className="text-muted">
              <span className="sr-only">{en.history.from} </span>
              {words(field, before[field])}
            </del>{' '}
            <span aria-hidden>→</span>{' '}
            <ins className="no-underline">
              <span className="sr-only">{en.history.to} </span>
              {words(field, after[field])}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function valueWords(field: string, value: unknown, today: string, zone: string): string {
  if (value === null || value === undefined || value === '') return en.history.nothing
  if (field === 'dueOn') return dueWordsLong({ dueOn: String(value), dueAt: null }, today, zone) ?? ''
  if (field === 'dueAt') return dueWordsLong({ dueOn: null, dueAt: String(value) }, today, zone) ?? ''
  if (field === 'projectId') return projectName(String(value))
  if (field === 'parentId') return cairn.tables.tasks.get(String(value))?.title ?? en.history.gone
  if (field === 'labelIds') return labelNames(value) || en.history.nothing
  const status = Status.safeParse(value)
  if (field === 'status' && status.success) return en.status[status.data]
  const priority = Priority.safeParse(value)
  if (field === 'priority' && priority.success) return en.priority[priority.data]
  const text = String(value)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

function projectName(id: string) {
  const project = cairn.tables.projects.get(id)
  return project?.kind === 'inbox' ? en.nav.inbox : (project?.name ?? en.history.gone)
}

function labelNames(ids: unknown) {
  if (!Array.isArray(ids)) return ''
  return ids.map(id => cairn.tables.labels.get(String(id))?.name ?? en.history.gone).join(', ')
}
