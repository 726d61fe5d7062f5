import { addDays } from '@cairn/contract/dates'
import type { TaskRow } from '../../../ports/rows.ts'
import type { DueRange, PageAfter, Rows, TaskFilter } from '../../../ports/store.ts'
import type { Table } from '../../engine/dynamodb/database.ts'
import { workspacePartition } from '../../engine/dynamodb/keys.ts'
import { rowOf } from '../../engine/dynamodb/items.ts'
import { byKeys, keyAfter, oneMore, pageOf } from './pages.ts'
import { matching } from './task-filter.ts'

const DAY = 86_400_000

/**
 * Two ranges of one index, one order: what is due at an instant is placed by it, what is due on a date at the end of that day,
 * counted in days of 24 hours from where the reader's day `range.from.on` begins.
 */
export async function listByDue(
  table: Table,
  scopes: string[],
  range: DueRange,
  filter: TaskFilter,
  page: PageAfter,
): Promise<Rows<TaskRow>> {
  const [due = '', id = ''] = keyAfter(page) ?? []
  const dueOf = ({ dueAt, dueOn }: TaskRow) => dueAt ?? endOfDay(dueOn ?? '', range)
  const isAfter = (row: TaskRow) => dueOf(row) > due || (dueOf(row) === due && row.id > id)
  const limit = oneMore(page)
  const read = async (scope: string, from: string, to: string) => {
    const rows: TaskRow[] = []
    for await (const row of between(table, scope, from, to, filter)) {
      if (isAfter(row)) rows.push(row)
      if (rows.length >= limit) break
    }
    return rows
  }
  const at = due > range.from.at ? due : range.from.at
  const on = due ? latest(range.from.on, dayOf(due, range)) : range.from.on
  const found = await Promise.all(
    scopes.flatMap(scope => [
      read(scope, `ON#${on}`, `ON#${range.to.on}`),
      read(scope, `AT#${at}`, `AT#${range.to.at}`),
    ]),
  )
  const rows = found.flat().toSorted(byKeys<TaskRow>(row => [dueOf(row), row.id]))
  return pageOf(rows.slice(0, limit), page, row => [dueOf(row), row.id])
}

async function* between(table: Table, scope: string, from: string, to: string, filter: TaskFilter) {
  // The service refuses a range that ends before it begins.
  if (from > to) return
  const { values, ...filtering } = matching(filter)
  // `to` is a prefix of what lies on it, and a prefix comes before what it begins: so the end is left out.
  for await (const item of table.query({
    IndexName: 'DueIndex',
    Select: 'ALL_ATTRIBUTES',
    KeyConditionExpression: 'EntityPartition = :p and Due between :from and :to',
    ExpressionAttributeValues: { ':p': workspacePartition(scope), ':from': from, ':to': to, ...values },
    ...filtering,
  })) {
    yield rowOf('tasks', item)
  }
}

function endOfDay(on: string, { from }: DueRange): string {
  const days = Math.round((Date.parse(on) - Date.parse(from.on)) / DAY) + 1
  return new Date(Date.parse(from.at) + days * DAY).toISOString()
}

/** The first date whose end is not before that instant. */
function dayOf(due: string, { from }: DueRange): string {
  return addDays(from.on, Math.ceil((Date.parse(due) - Date.parse(from.at)) / DAY) - 1)
}

const latest = (a: string, b: string) => (a > b ? a : b)
