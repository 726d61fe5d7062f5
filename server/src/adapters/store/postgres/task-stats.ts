import type { Sql } from 'postgres'
import type { Counts, Moment } from '../../../ports/store.ts'
import { countsOf, type Figures } from '../task-counts.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'

/** Counted from the rows, so exact at every moment, and all in one statement, so that the figures agree with each other. */
export async function taskStats(sql: Sql, scopes: string[], moment: Moment): Promise<Counts> {
  const { now, today, days } = moment
  const [first = today.from, last = today.to] = [days[0]?.from, days.at(-1)?.to]
  const [figures] = await rowsOf(sql<[Figures]>`
    with living as materialized (
      select status, priority, "dueOn", "dueAt", "completedAt", "labelIds", status in ('pending', 'in_progress') as open
      from tasks where scope = any(${scopes}) and "deletedAt" is null)
    select
      (select coalesce(json_agg(g), '[]') from (
        select status, priority, count(*),
          count(*) filter (where "dueOn" < ${today.on} or "dueAt" < ${now}) as overdue,
          count(*) filter (where "dueOn" = ${today.on} or ("dueAt" >= ${today.from} and "dueAt" < ${today.to})) as "dueToday"
        from living group by status, priority) g) as groups,
      (select coalesce(json_object_agg(id, counts), '{}') from (
        select id, json_build_object('open', count(*) filter (where t.open), 'total', count(t.open)) as counts
        from labels left join (select unnest("labelIds") as id, open from living) t using (id)
        where scope = any(${scopes}) group by id) l) as "byLabel",
      (select coalesce(json_object_agg(day, count), '{}') from (
        select width_bucket("completedAt", (select ${days.map(({ from }) => from)}::text[]::timestamptz[])) - 1 as day, count(*)
        from living where "completedAt" >= ${first} and "completedAt" < ${last} group by day) d) as completed,
      (select min("dueAt") from living where open and "dueAt" >= ${now}) as "nextDueAt"`)
  return countsOf(figures!, moment) // `!`: figures are one row
}
