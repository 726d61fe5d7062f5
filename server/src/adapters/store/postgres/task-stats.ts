import { isOpen } from '@cairn/contract/task-rules'
import { Priority, Status } from '@cairn/contract/tasks'
import type { Sql } from 'postgres'
import type { Counts, Today } from '../../../ports/store.ts'

interface Group {
  status: Status
  priority: Priority
  count: number
  overdue: number
  dueToday: number
  next: string | null
}

/** Counted from the rows, so exact at every moment. Only what is open can be overdue or due today. */
export async function taskStats(sql: Sql, scopes: string[], now: string, today: Today): Promise<Counts> {
  const groups = await sql<Group[]>`
    select status, priority, count(*)::int,
      count(*) filter (where "dueOn" < ${today.on} or "dueAt" < ${now})::int as overdue,
      count(*) filter (where "dueOn" = ${today.on} or ("dueAt" >= ${today.from} and "dueAt" < ${today.to}))::int as "dueToday",
      min("dueAt") filter (where "dueAt" >= ${now}) as next
    from tasks where scope = any(${scopes}) and "deletedAt" is null
    group by status, priority`
  const sum = (pick: (group: Group) => number, keep: (group: Group) => boolean = () => true) =>
    groups.filter(keep).reduce((total, group) => total + pick(group), 0)
  const count = (keep?: (group: Group) => boolean) => sum(group => group.count, keep)
  const stats = {
    total: count(),
    open: count(isOpen),
    completed: count(group => group.status === 'completed'),
    overdue: sum(group => group.overdue, isOpen),
    dueToday: sum(group => group.dueToday, isOpen),
    byStatus: tally(Status.options, status => count(group => group.status === status)),
    byPriority: tally(Priority.options, priority => count(group => group.priority === priority)),
  }
  const [until = null] = groups.flatMap(group => (isOpen(group) && group.next) || []).toSorted()
  return { stats, until }
}

function tally<K extends string>(keys: readonly K[], countOf: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map(key => [key, countOf(key)])) as Record<K, number>
}
