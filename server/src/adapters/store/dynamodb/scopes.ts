import type { ScopeReads } from '../../../ports/store.ts'
import { first, type Table } from '../../engine/dynamodb/database.ts'
import { rowOf } from '../../engine/dynamodb/items.ts'
import { rowKey } from '../../engine/dynamodb/keys.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'

export function scopes(table: Table): ScopeReads {
  return {
    async rows(scope, of, page) {
      const [id] = keyAfter(page) ?? []
      // The key of a row without an id is what all of them begin with.
      const { EntityPartition, EntitySort } = rowKey(of, scope, '')
      const items = await first(table, oneMore(page), {
        KeyConditionExpression: 'EntityPartition = :p and begins_with(EntitySort, :s)',
        ExpressionAttributeValues: { ':p': EntityPartition, ':s': EntitySort },
        ...(id && { ExclusiveStartKey: rowKey(of, scope, id) }),
      })
      const rows = items.map(item => rowOf(of, item))
      return pageOf(rows, page, row => [row.id])
    },
  }
}
