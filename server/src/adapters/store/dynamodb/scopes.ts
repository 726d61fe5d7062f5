import type { ScopeReads } from '../../../ports/store.ts'
import { first, type Table } from '../../engine/dynamodb/database.ts'
import { rowOf } from '../../engine/dynamodb/items.ts'
import { rowKey } from '../../engine/dynamodb/keys.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { rowsIn } from './rows.ts'

export function scopes(table: Table): ScopeReads {
  return {
    async rows(scope, of, page) {
      const [id] = keyAfter(page) ?? []
      const items = await first(table, oneMore(page), {
        ...rowsIn(of, scope),
        ...(id && { ExclusiveStartKey: rowKey(of, scope, id) }),
      })
      const rows = items.map(item => rowOf(of, item))
      return pageOf(rows, page, row => [row.id])
    },
  }
}
