import type { Sql } from 'postgres'
import type { TaskRow } from '../../../ports/rows.ts'
import type { DueRange, PageAfter, Rows, TaskFilter } from '../../../ports/store.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { matching } from './task-filter.ts'

type DueRow = TaskRow & { due: string }

/**
 * Two indexes, one order. What is due at an instant is placed by it, what is due on a date at the end of that day, as the
 * reader's own zone sees it: `range.from.at` is where the reader's day `range.from.on` begins, and days of 24 hours are counted from there: the change of the
 * clocks can move the end of a day by an hour in this order, never a task out of its range.
 */
export async function listByDue(
  sql: Sql,
  scopes: string[],
  range: DueRange,
  filter: TaskFilter,
  page: PageAfter,
): Promise<Rows<TaskRow>> {
  const [due, id] = keyAfter(page) ?? []
  const after = due && id ? sql`and (due, id) > (${due}::timestamptz, ${id}::uuid)` : sql``
  const endOfDay = sql`${range.from.at}::timestamptz + make_interval(days => "dueOn" - ${range.from.on}::date + 1)`
  const rows = await sql<DueRow[]>`
    select * from (
      select *, "dueAt" as due from tasks
        where scope = any(${scopes}) and "dueAt" >= ${range.from.at} and "dueAt" < ${range.to.at} and ${matching(sql, filter)}
      union all
      select *, ${endOfDay} as due from tasks
        where scope = any(${scopes}) and "dueOn" >= ${range.from.on} and "dueOn" < ${range.to.on} and ${matching(sql, filter)}
    ) t where true ${after} order by due, id limit ${oneMore(page)}`
  return pageOf(rows, page, row => [row.due, row.id])
}
