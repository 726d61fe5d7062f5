import {
  datesOf,
  instantsOf,
  type Bounds,
  type Condition,
  type DayRange,
  type Moment,
} from '@cairn/contract/query/conditions'
import type { PendingQuery, Row, Sql } from 'postgres'
import type { TaskRow } from '../../../ports/rows.ts'
import type { PageAfter, Rows, Search } from '../../../ports/store.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'
import { oneMore, pageOf } from '../pages.ts'
import { enumList } from './task-filter.ts'
import { behind, inOrder, taskOrder } from './search/order.ts'
import { hasWords, isIndexed, joinWords, withWords } from './search/words.ts'

type Fragment = PendingQuery<Row[]>
type FoundRow = TaskRow & { key: string | null; words?: string }

/** The conditions and the order of contract/src/query, said in SQL; search.property.test.ts holds the two together. */
export async function search(sql: Sql, scopes: string[], asked: Search, page: PageAfter): Promise<Rows<TaskRow>> {
  const { trashed, conditions } = asked
  const order = taskOrder(sql, asked.order)
  const found = conditions.filter(condition => isIndexed(condition))
  const looked: Condition[] = conditions.filter(condition => !isIndexed(condition))
  const needsWords = order.needsWords ?? looked.some(({ on }) => on === 'text')
  const rows = await rowsOf(sql<FoundRow[]>`
    select *, ${order.key} as key from (
      select t.* ${order.needsWords ? sql`, w.words` : sql``}
      from tasks t ${needsWords ? joinWords(sql, scopes) : sql``}
      where scope = any(${scopes}) and ${trashed ? sql`"deletedAt" is not null` : sql`"deletedAt" is null`}
        ${found.length > 0 ? sql`and (scope, id) in (${withWords(sql, scopes, found)})` : sql``}
        ${all(sql, looked)}
        ${behind(sql, asked.order, order, page)}
      order by ${inOrder(sql, asked.order, order)} limit ${oneMore(page)}
    ) found order by ${inOrder(sql, asked.order, order)}`)
  const shown = pageOf(rows, page, ({ key, id }) => [key === null ? '-' : `+${key}`, id])
  return { ...shown, rows: shown.rows.map(({ key: _key, words: _words, ...row }) => row) }
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
      return sql`${hasWords(sql, condition)} ${hasAny(sql, condition.labelIds)}`
    case 'status':
      return sql`status = any(${enumList(condition.values)}::status[])`
    case 'priority':
      return sql`priority = any(${enumList(condition.values)}::priority[])`
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
