import type { LabelReads } from '../../../ports/store.ts'
import type { Table } from '../../engine/dynamodb/database.ts'
import { byKeys, keyAfter, oneMore, pageOf } from './pages.ts'
import { allOf, find } from './rows.ts'

export function labels(table: Table): LabelReads {
  return {
    find: (scopes, id) => find(table, 'labels', scopes, id),
    /** A workspace has a few dozen labels: read whole, so that scopes merge. */
    async list(scopes, page) {
      const [after = ''] = keyAfter(page) ?? []
      const all = (await Promise.all(scopes.map(scope => allOf(table, 'labels', scope)))).flat()
      const rows = all.filter(row => row.id > after).toSorted(byKeys(row => [row.id]))
      return pageOf(rows.slice(0, oneMore(page)), page, row => [row.id])
    },
  }
}
