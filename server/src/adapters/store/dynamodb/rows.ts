import { byCodePoint } from '@cairn/contract/code-points'
import type { Tables } from '../../../ports/rows.ts'
import { all, type Item, type Table } from '../../engine/dynamodb/database.ts'
import { rowKey } from '../../engine/dynamodb/keys.ts'
import { FILTERED, rowOf } from '../../engine/dynamodb/items.ts'
import { gather } from '../../engine/gather.ts'

/**
 * How rows of that kind are read by id: the one that any of these scopes has, strongly consistent. What is asked for at once, a task in
 * several scopes or hundreds of them, comes from the same batches of keys.
 */
export function finder<T extends keyof Tables>(table: Table, of: T) {
  const at = gather<Item>(async places => {
    const items = await table.get(places.map(place => keyOf(of, place)))
    return new Map(places.flatMap((place, i) => (items[i] ? [[place, items[i]] as const] : [])))
  })
  return async (scopes: string[], id: string): Promise<Tables[T] | undefined> => {
    const items = await Promise.all(scopes.map(scope => at(`${scope}/${id}`)))
    const item = items.find(one => one !== undefined)
    return item && rowOf(of, item)
  }
}

function keyOf(of: keyof Tables, place: string) {
  const [scope = '', id = ''] = place.split('/')
  return rowKey(of, scope, id)
}

/** The query for the rows of a kind in a scope, by id. */
export function rowsIn(of: keyof Tables, scope: string) {
  // The key of a row without an id is what all of them begin with.
  const { EntityPartition, EntitySort } = rowKey(of, scope, '')
  return {
    KeyConditionExpression: 'EntityPartition = :p and begins_with(EntitySort, :s)',
    ExpressionAttributeValues: { ':p': EntityPartition, ':s': EntitySort },
  }
}

/** All rows of a kind in these scopes: for what a scope has few of. */
export async function allOf<T extends keyof Tables>(table: Table, of: T, scopes: string[]): Promise<Tables[T][]> {
  const items = await Promise.all(scopes.map(scope => all(table, rowsIn(of, scope))))
  return items.flat().map(item => rowOf(of, item))
}

/**
 * The rows behind the entries of an index, which was read without them: what its filter skips costs next to nothing, and each row that is
 * shown costs the same either way. Whoever changed their place, or what the filter looks at, between the two reads is left out.
 */
export async function rowsBehind<T extends keyof Tables>(table: Table, of: T, entries: Item[]): Promise<Tables[T][]> {
  const items = await table.get(entries)
  return items.flatMap((item, i) => (item && stillAs(entries[i], item) ? [rowOf(of, item)] : []))
}

/** What an index carries, its key included, as the item has it now. */
const stillAs = (entry: Item | undefined, item: Item) =>
  FILTERED.every(name => entry?.[name] === item[name]) &&
  Object.entries(entry ?? {}).every(([name, value]) => item[name] === value)

/** By code point, one key after the other: how the rows of several scopes are merged. */
export function byKeys<R>(keysOf: (row: R) => string[]): (a: R, b: R) => number {
  return (a, b) => {
    const [of, other] = [keysOf(a), keysOf(b)]
    const i = of.findIndex((key, at) => key !== other[at])
    return i < 0 ? 0 : byCodePoint(of[i] ?? '', other[i] ?? '')
  }
}
