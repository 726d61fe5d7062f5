import type { Sql } from 'postgres'
import type { Counts, Today } from '../../../ports/store.ts'
import { countsOf, type TaskGroup } from '../task-counts.ts'

/** Counted from the rows, so exact at every moment. */
export async function taskStats(sql: Sql, scopes: string[], now: string, today: Today): Promise<Counts> {
  const groups = await sql<TaskGroup[]>`
    select status, priority, count(*)::int,
      count(*) filter (where "dueOn" < ${today.on} or "dueAt" < ${now})::int as overdue,
      count(*) filter (where "dueOn" = ${today.on} or ("dueAt" >= ${today.from} and "dueAt" < ${today.to}))::int as "dueToday",
      min("dueAt") filter (where "dueAt" >= ${now}) as "nextDueAt"
    from tasks where scope = any(${scopes}) and "deletedAt" is null
    group by status, priority`
  return countsOf(groups)
}
