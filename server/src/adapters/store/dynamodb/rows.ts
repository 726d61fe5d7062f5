import type { Tables } from '../../../ports/rows.ts'
import type { Item, Table } from '../../engine/dynamodb/database.ts'
import { prefixOf, rowKey, workspacePartition } from '../../engine/dynamodb/keys.ts'
import { rowOf } from '../../engine/dynamodb/items.ts'

/** The row with that id in the first of the scopes that has it: one batch of keys, strongly consistent. */
export async function find<T extends keyof Tables>(
  table: Table,
  of: T,
  scopes: string[],
  id: string,
): Promise<Tables[T] | undefined> {
  const items = await table.get(scopes.map(scope => rowKey(of, scope, id)))
  const item = items.find(one => one !== undefined)
  return item && rowOf(of, item)
}

/** All rows of a kind in a workspace: for what a workspace has few of. */
export async function allOf<T extends Exclude<keyof Tables, 'persons'>>(
  table: Table,
  of: T,
  scope: string,
): Promise<Tables[T][]> {
  const items: Item[] = []
  for await (const item of table.query({
    KeyConditionExpression: 'EntityPartition = :p and begins_with(EntitySort, :s)',
    ExpressionAttributeValues: { ':p': workspacePartition(scope), ':s': prefixOf(of) },
  })) {
    items.push(item)
  }
  return items.map(item => rowOf(of, item))
}
