import type { Label } from '@cairn/contract/labels'
import type { Priority, Status } from '@cairn/contract/tasks'
import { normalized } from '@cairn/contract/names'
import { paths } from '../../app/paths.ts'
import { quoted } from '@cairn/contract/query/syntax'

/** Each figure as the query that finds exactly the tasks that it counts. */
export const queries = {
  open: 'is:open',
  overdue: 'is:overdue',
  dueToday: 'is:open due:today',
  completed: 'status:completed',
  status: (status: Status) => `status:${status}`,
  priority: (priority: Priority) => `priority:${priority}`,
  completedOn: (day: string) => `completed:${day}`,
  label: (label: Label, all: readonly Label[]) => `label:${nameFor(label, all)}`,
  openLabel: (label: Label, all: readonly Label[]) => `is:open label:${nameFor(label, all)}`,
}

export const searchFor = (query: string) => `${paths.search}?${new URLSearchParams({ q: query })}`

/** Its id, where its name would mean another one too or cannot be written. */
function nameFor({ id, name }: Label, all: readonly Label[]): string {
  const namesakes = all.filter(label => normalized(label.name) === normalized(name))
  return namesakes.length > 1 || name.includes('"') ? id : quoted(name)
}
