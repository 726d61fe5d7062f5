import type { TaskStats } from '@cairn/contract/tasks'
import type { Sql } from 'postgres'
import { statsOf, type TaskGroup } from '../task-counts.ts'

/** Counted from the rows, so exact at every moment. */
export async function taskStats(
  sql: Sql,
  scopes: string[],
  now: string,
  today: { on: string; from: string; to: string },
): Promise<TaskStats> {
  const groups = await sql<TaskGroup[]>`
    select status, priority, count(*)::int,
      count(*) filter (where "dueOn" < ${today.on} or "dueAt" < ${now})::int as overdue,
      count(*) filter (where "dueOn" = ${today.on} or ("dueAt" >= ${today.from} and "dueAt" < ${today.to}))::int as "dueToday"
    from tasks where scope = any(${scopes}) and "deletedAt" is null
    group by status, priority`
  return statsOf(groups)
}
