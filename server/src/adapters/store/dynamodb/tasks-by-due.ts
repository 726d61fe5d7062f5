import { DAY } from '../../../ports/clock.ts'
import type { TaskRow } from '../../../ports/rows.ts'
import type { DueRange, PageAfter, Rows, TaskFilter } from '../../../ports/store.ts'
import type { Item, Table } from '../../engine/dynamodb/database.ts'
import { workspacePartition } from '../../engine/dynamodb/keys.ts'
import { dayAround } from '../due-days.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { byKeys, rowsBehind } from './rows.ts'
import { matching } from './task-filter.ts'

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
  const limit = oneMore(page)
  const read = async (scope: string, from: string, to: string) => {
    const places: Place[] = []
    for await (const entry of between(table, scope, from, to, filter, limit)) {
      const place = placeOf(entry, range)
      if (place.due > due || (place.due === due && place.id > id)) places.push(place)
      if (places.length >= limit) break
    }
    return places
  }
  const at = due > range.from.at ? due : range.from.at
  const on = due ? latest(range.from.on, dayAround(due, range).on) : range.from.on
  const found = await Promise.all(
    scopes.flatMap(scope => [
      read(scope, `ON#${on}`, `ON#${range.to.on}`),
      read(scope, `AT#${at}`, `AT#${range.to.at}`),
    ]),
  )
  const keyOf = ({ due, id }: Place) => [due, id]
  const { rows: shown, next } = pageOf(found.flat().toSorted(byKeys(keyOf)), page, keyOf)
  const entries = shown.map(({ entry }) => entry)
  return { rows: await rowsBehind(table, 'tasks', entries), next }
}

/** An entry of the index, and where it stands in our order. */
interface Place {
  entry: Item
  due: string
  id: string
}

/** `ON#<date>#<id>` or `AT#<instant>#<id>` */
function placeOf(entry: Item, range: DueRange): Place {
  const [kind, when = '', id = ''] = String(entry['Due']).split('#')
  return { entry, due: kind === 'AT' ? when : endOfDay(when, range), id }
}

async function* between(table: Table, scope: string, from: string, to: string, filter: TaskFilter, Limit: number) {
  // The service refuses a range that ends before it begins.
  if (from > to) return
  // `to` is a prefix of what lies on it, and a prefix comes before what it begins: so the end is left out.
  const query = {
    IndexName: 'DueIndex',
    KeyConditionExpression: 'EntityPartition = :p and Due between :from and :to',
    ExpressionAttributeValues: { ':p': workspacePartition(scope), ':from': from, ':to': to },
  }
  yield* table.query({ ...matching(query, filter), Limit })
}

function endOfDay(on: string, { from }: DueRange): string {
  const days = Math.round((Date.parse(on) - Date.parse(from.on)) / DAY) + 1
  return new Date(Date.parse(from.at) + days * DAY).toISOString()
}

const latest = (a: string, b: string) => (a > b ? a : b)
