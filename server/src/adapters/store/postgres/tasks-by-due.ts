import type { Sql } from 'postgres'
import type { TaskRow } from '../../../ports/rows.ts'
import type { DueRange, PageAfter, Rows, TaskFilter } from '../../../ports/store.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'
import { dayAround } from '../due-days.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { matching } from './task-filter.ts'

type DueRow = TaskRow & { due: string }

/**
 * Two indexes, one order. What is due at an instant is placed by it, what is due on a date at the end of that day, as the
 * reader's own zone sees it: `range.from.at` is where the reader's day `range.from.on` begins, and days of 24 hours are counted from there: the change of the
 * clocks can move the end of a day by an hour in this order, never a task out of its range. Each scope gives a page of either
 * index at most.
 */
export async function listByDue(
  sql: Sql,
  scopes: string[],
  range: DueRange,
  filter: TaskFilter,
  page: PageAfter,
): Promise<Rows<TaskRow>> {
  const behind = placeAfter(range, page)
  const endOfDay = sql`${range.from.at}::timestamptz + make_interval(days => "dueOn" - ${range.from.on}::date + 1)`
  const rows = await rowsOf(sql<DueRow[]>`
    select t.* from unnest(${scopes}::uuid[]) s, lateral (
      (select *, "dueAt" as due from tasks
        where scope = s and "dueAt" >= ${range.from.at} and "dueAt" < ${range.to.at} and ${matching(sql, filter)}
        ${behind ? sql`and ("dueAt", id) > (${behind.at}::timestamptz, ${behind.id}::uuid)` : sql``}
        order by "dueAt", id limit ${oneMore(page)})
      union all
      (select *, ${endOfDay} as due from tasks
        where scope = s and "dueOn" >= ${range.from.on} and "dueOn" < ${range.to.on} and ${matching(sql, filter)}
        ${behind ? sql`and ("dueOn", id) > (${behind.on}::date, ${behind.idOn}::uuid)` : sql``}
        order by "dueOn", id limit ${oneMore(page)})
    ) t order by due, id limit ${oneMore(page)}`)
  return pageOf(rows, page, row => [row.due, row.id])
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** Where the page before ended, in the order of each index: only the end of a day can be where a date stands. */
function placeAfter(range: DueRange, page: PageAfter) {
  const [at, id] = keyAfter(page) ?? []
  if (at === undefined || id === undefined) return undefined
  const { on, endsThen } = dayAround(at, range)
  return { at, id, on, idOn: endsThen ? id : BEFORE_ALL }
}
