import { withNames } from '@cairn/contract/query/names-in'
import { colors, priorities, statuses } from '@cairn/contract/choices'
import { en } from '../../app/en.ts'
import { statusNames } from '../../app/en-task.ts'
import { history as say } from '../../app/en-history.ts'
import { colorTexts } from '../../app/en-colors.ts'
import { cairn } from '../../data/cairn.ts'
import type { Clock } from '../../data/clock.ts'
import { dayWords, dueWordsLong } from '../tasks/due-words.ts'

/** One side of a change, field by field as the log has it. */
type Side = Record<string, unknown>

/** What stood in a field, in words. */
export function valueWords(field: string, side: Side, clock: Clock): string {
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
  if (field === 'status' && status) return statusNames[status]
  const priority = priorities.find(priority => priority === value)
  if (field === 'priority' && priority) return en.priority[priority]
  if (field === 'query') return queryWords(value, side.names)
  const color = colors.find(color => color === value)
  if (field === 'color' && color) return colorTexts.words[color]
  return value.length > LONG ? `${value.slice(0, LONG - 1)}…` : value
}

/** Characters; a description may have twenty thousand. */
const LONG = 120

const text = (value: unknown) => (typeof value === 'string' ? value : null)

/** The log keeps beside a query what its ids were called. */
function queryWords(query: string, names: unknown) {
  const { labels, projects } = cairn.tables
  const named = [...projects.all()].map(({ id }) => ({ id, name: projectName(id) }))
  return withNames(
    { query, names: (names ?? {}) as Record<string, string> },
    { labels: [...labels.all()], projects: named },
  )
}

function projectName(id: string) {
  const project = cairn.tables.projects.get(id)
  return project?.kind === 'inbox' ? en.nav.inbox : (project?.name ?? say.gone)
}

function labelNames(ids: unknown) {
  if (!Array.isArray(ids)) return ''
  return ids.map(id => cairn.tables.labels.get(String(id))?.name ?? say.gone).join(', ')
}
