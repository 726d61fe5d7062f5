import type { Order } from '@cairn/contract/query/sort'
import { SORTED } from '@cairn/contract/query/words'
import type { PendingQuery, Row, Sql } from 'postgres'
import type { PageAfter } from '../../../../ports/store.ts'
import { keyAfter } from '../../pages.ts'

type Fragment = PendingQuery<Row[]>

/** How PostgreSQL sorts tasks, and how a cursor names the place of one. */
export interface TaskOrder {
  /** What is compared, each in a type of its own: text as in the contract, made of every row, would take longer than all the rest. */
  columns: Fragment[]
  /** As `sortKey` of the contract, made of the rows of a page only. */
  key: Fragment
  /** What such a key says of each column. */
  valuesOf(key: string): Fragment[]
  /** Whether words are among the columns, as `w.words`. */
  needsWords?: true
}

export function taskOrder(sql: Sql, { by, timeZone }: Order): TaskOrder {
  const instant = (column: Fragment): TaskOrder => ({
    columns: [column],
    key: wireInstant(sql, column),
    valuesOf: key => [sql`${key}::timestamptz`],
  })
  switch (by) {
    case 'created':
      return instant(sql`"createdAt"`)
    case 'updated':
      return instant(sql`"updatedAt"`)
    case 'completed':
      return instant(sql`"completedAt"`)
    case 'start':
      return { columns: [sql`"startOn"`], key: sql`"startOn"::text`, valuesOf: key => [sql`${key}::date`] }
    case 'due':
      return byDue(sql, timeZone)
    case 'priority':
    case 'status':
      return ranked(sql, by)
    case 'title': {
      const title = sql`left(ltrim(split_part(words, ' .', 1)), ${SORTED})`
      return { columns: [title], key: title, valuesOf: key => [sql`${key}`], needsWords: true }
    }
    case 'position':
      return { columns: [sql`position`], key: sql`position`, valuesOf: key => [sql`${key}`] }
  }
}

/** By day in the reader's zone; on one day what has a time first. */
function byDue(sql: Sql, timeZone: string): TaskOrder {
  const local = sql`"dueAt" at time zone ${timeZone}`
  return {
    columns: [sql`coalesce("dueOn", (${local})::date)`, sql`coalesce("dueAt", 'infinity')`],
    key: sql`coalesce("dueOn"::text || ' ~', to_char(${local}, 'YYYY-MM-DD ') || ${wireInstant(sql, sql`"dueAt"`)})`,
    valuesOf(key) {
      const [day = '', at = ''] = key.split(' ')
      return [sql`${day}::date`, sql`${at === '~' ? 'infinity' : at}::timestamptz`]
    },
  }
}

/** An enum sorts by rank. */
const ranked = (sql: Sql, column: 'priority' | 'status'): TaskOrder => ({
  columns: [sql`${sql(column)}`],
  key: sql`(array_position(enum_range(null::${sql(column)}), ${sql(column)}) - 1)::text`,
  valuesOf: key => [sql`(enum_range(null::${sql(column)}))[${Number(key) + 1}::int]`],
})

const wireInstant = (sql: Sql, column: Fragment) => sql`wire_instant(${column})`

/** What has no key comes last, whichever way round. */
export function inOrder(sql: Sql, { descending }: Order, { columns }: TaskOrder): Fragment {
  const direction = descending ? sql`desc` : sql`asc`
  return columns.reduceRight<Fragment>(
    (after, column) => sql`${column} ${direction} nulls last, ${after}`,
    sql`id ${direction}`,
  )
}

/** Only what comes behind the last row of the page before. */
export function behind(sql: Sql, { descending }: Order, { columns, valuesOf }: TaskOrder, page: PageAfter): Fragment {
  const [key, id] = keyAfter(page) ?? []
  if (key === undefined || id === undefined) return sql``
  const past = descending ? sql`<` : sql`>`
  const [first = sql`null`] = columns
  if (key === '-') return sql`and ${first} is null and id ${past} ${id}`
  const list = (parts: Fragment[]) => parts.reduceRight((after, part) => sql`${part}, ${after}`)
  return sql`and (${first} is null
    or (${list([...columns, sql`id`])}) ${past} (${list([...valuesOf(key.slice(1)), sql`${id}::uuid`])}))`
}
