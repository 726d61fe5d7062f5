import {
  datesOf,
  instantsOf,
  type Bounds,
  type Condition,
  type DayRange,
  type Moment,
} from '@cairn/contract/query/conditions'
import type { Sort } from '@cairn/contract/tasks'
import type { PendingQuery, Row, Sql } from 'postgres'
import type { TaskRow } from '../../../ports/rows.ts'
import type { PageAfter, Rows, Search } from '../../../ports/store.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'

type Fragment = PendingQuery<Row[]>
type FoundRow = TaskRow & { key: string | null }

/** The conditions and the order of contract/src/query, said in SQL; search.contract.ts holds the two together. */
export async function search(sql: Sql, scopes: string[], asked: Search, page: PageAfter): Promise<Rows<TaskRow>> {
  const { trashed, conditions, order } = asked
  const direction = order.descending ? sql`desc` : sql`asc`
  const rows = await sql<FoundRow[]>`
    select * from (
      select t.*, ${keyOf(sql, order.by, order.timeZone)} collate "C" as key
      from tasks t join words w using (scope, id)
      where scope = any(${scopes}) and ${trashed ? sql`"deletedAt" is not null` : sql`"deletedAt" is null`}
        ${all(sql, conditions)}
    ) found where true ${behind(sql, page, order.descending)}
    order by key is null, key ${direction}, id ${direction} limit ${oneMore(page)}`
  const found = pageOf(rows, page, ({ key, id }) => [key === null ? '-' : `+${key}`, id])
  return { ...found, rows: found.rows.map(({ key: _key, ...row }) => row) }
}

const all = (sql: Sql, conditions: readonly Condition[]): Fragment =>
  conditions.reduce<Fragment>(
    (before, condition) => sql`${before} and ${condition.not ? sql`not` : sql``} (${test(sql, condition)})`,
    sql``,
  )

/** Never null, so that a `not` before it turns it round. */
function test(sql: Sql, condition: Condition): Fragment {
  switch (condition.on) {
    case 'text':
      return sql`${hasWords(sql, condition.words)} ${hasAny(sql, condition.labelIds)}`
    case 'status':
      return sql`status = any(${condition.values}::text[]::status[])`
    case 'priority':
      return sql`priority = any(${condition.values}::text[]::priority[])`
    case 'label':
      return sql`"labelIds" && ${condition.ids}::uuid[]`
    case 'project':
      return sql`"projectId" = any(${condition.ids}::uuid[])`
    case 'parent':
      return sql`coalesce("parentId" = any(${condition.ids}::uuid[]), false)`
    case 'start':
      return isWithin(sql, sql`"startOn"`, datesOf(condition.range), sql`date`)
    case 'due':
      return isDue(sql, condition.range)
    case 'overdue':
      return sql`status in ('pending', 'in_progress')
        and coalesce("dueOn" < ${condition.today}, "dueAt" < ${condition.now}, false)`
    case 'has':
      return condition.what === 'label' ? sql`"labelIds" && ${condition.ids}::uuid[]` : having(sql)[condition.what]
    default:
      return isWithin(sql, sql`${sql(condition.on satisfies Moment)}`, condition.range, sql`timestamptz`)
  }
}

/** The index finds by each word, the last as a beginning; that they stand beside each other is looked up in what it found. */
function hasWords(sql: Sql, words: string): Fragment {
  const list = words.split(' ')
  const lexemes = list.map((word, i) => `'${word}'${i === list.length - 1 ? ':*' : ''}`).join(' & ')
  return sql`lexemes(w.words) @@ ${lexemes}::tsquery and strpos(w.words, ${` ${words}`}) > 0`
}

const hasAny = (sql: Sql, labelIds: string[]): Fragment =>
  labelIds.length > 0 ? sql`or "labelIds" && ${labelIds}::uuid[]` : sql``

const isDue = (sql: Sql, range: DayRange): Fragment =>
  sql`(${isWithin(sql, sql`"dueOn"`, datesOf(range), sql`date`)})
    or (${isWithin(sql, sql`"dueAt"`, instantsOf(range), sql`timestamptz`)})`

const isWithin = (sql: Sql, column: Fragment, { from, to }: Bounds, type: Fragment): Fragment =>
  sql`${column} is not null
    ${from === null ? sql`` : sql`and ${column} >= ${from}::${type}`} ${to === null ? sql`` : sql`and ${column} < ${to}::${type}`}`

const having = (sql: Sql) => ({
  start: sql`"startOn" is not null`,
  due: sql`"dueOn" is not null or "dueAt" is not null`,
  time: sql`"dueAt" is not null`,
  description: sql`description <> ''`,
  priority: sql`priority <> 'none'`,
  parent: sql`"parentId" is not null`,
})

/** As `sortKey` of the contract, as text that sorts by code point. */
function keyOf(sql: Sql, by: Sort, timeZone: string): Fragment {
  const instant = (column: Fragment) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  switch (by) {
    case 'created':
      return instant(sql`"createdAt"`)
    case 'updated':
      return instant(sql`"updatedAt"`)
    case 'completed':
      return instant(sql`"completedAt"`)
    case 'start':
      return sql`to_char("startOn", 'YYYY-MM-DD')`
    case 'due':
      return sql`coalesce(to_char("dueOn", 'YYYY-MM-DD') || ' ~',
        to_char("dueAt" at time zone ${timeZone}, 'YYYY-MM-DD ') || ${instant(sql`"dueAt"`)})`
    case 'priority':
      return sql`(array_position(enum_range(null::priority), priority) - 1)::text`
    case 'status':
      return sql`(array_position(enum_range(null::status), status) - 1)::text`
    case 'title':
      return sql`ltrim(split_part(w.words, ' .', 1))`
    case 'position':
      return sql`position`
  }
}

/** What has no key comes last, whichever way round. */
function behind(sql: Sql, page: PageAfter, descending: boolean): Fragment {
  const [last, id] = keyAfter(page) ?? []
  if (last === undefined || id === undefined) return sql``
  const past = descending ? sql`<` : sql`>`
  if (last === '-') return sql`and key is null and id ${past} ${id}`
  const key = last.slice(1)
  return sql`and (key is null or key ${past} ${key} or (key = ${key} and id ${past} ${id}))`
}
