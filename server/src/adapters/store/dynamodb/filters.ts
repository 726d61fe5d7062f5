import type { FilterRow } from '../../../ports/rows.ts'
import type { FilterReads } from '../../../ports/store.ts'
import type { Table } from '../../engine/dynamodb/database.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { allOf, byKeys, finder } from './rows.ts'

const byPosition = (row: FilterRow) => [row.position, row.id]

export function filters(table: Table): FilterReads {
  return {
    find: finder(table, 'filters'),
    /** A person has a few dozen: read whole, for no index has them by position. */
    async list(personId, page) {
      const [position = '', id = ''] = keyAfter(page) ?? []
      const all = await allOf(table, 'filters', [personId])
      const rows = all
        .filter(row => row.position > position || (row.position === position && row.id > id))
        .toSorted(byKeys(byPosition))
      return pageOf(rows.slice(0, oneMore(page)), page, byPosition)
    },
  }
}
