import type { LabelReads } from '../../../ports/store.ts'
import type { Table } from '../../engine/dynamodb/database.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { allOf, byKeys, finder } from './rows.ts'

export function labels(table: Table): LabelReads {
  return {
    find: finder(table, 'labels'),
    /** A workspace has a few dozen labels: read whole, so that scopes merge. */
    async list(scopes, page) {
      const [after = ''] = keyAfter(page) ?? []
      const all = await allOf(table, 'labels', scopes)
      const rows = all.filter(row => row.id > after).toSorted(byKeys(row => [row.id]))
      return pageOf(rows.slice(0, oneMore(page)), page, row => [row.id])
    },
  }
}
