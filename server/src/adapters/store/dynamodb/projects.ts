import type { ProjectRow } from '../../../ports/rows.ts'
import type { ProjectReads } from '../../../ports/store.ts'
import type { Table } from '../../engine/dynamodb/database.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { allOf, byKeys, finder } from './rows.ts'

const byPosition = (row: ProjectRow) => [row.position, row.id]

export function projects(table: Table): ProjectReads {
  return {
    find: finder(table, 'projects'),
    /** A workspace has a few hundred projects: read whole, so that scopes merge by position. */
    async list(scopes, { trashed }, page) {
      const [position = '', id = ''] = keyAfter(page) ?? []
      const all = await allOf(table, 'projects', scopes)
      const rows = all
        .filter(row => (row.deletedAt !== null) === trashed)
        .filter(row => row.position > position || (row.position === position && row.id > id))
        .toSorted(byKeys(byPosition))
      return pageOf(rows.slice(0, oneMore(page)), page, byPosition)
    },
  }
}
