import type { FilterRow } from '../../../ports/rows.ts'
import type { FilterReads } from '../../../ports/store.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { finder } from './rows.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'

export function filters(database: Database): FilterReads {
  return {
    find: finder(database, 'filters'),
    list: (personId, page) =>
      database.run(async sql => {
        const [position, id] = keyAfter(page) ?? []
        const rows = await rowsOf(sql<FilterRow[]>`
          select * from filters where scope = ${personId}
          ${position && id ? sql`and (position, id) > (${position}, ${id}::uuid)` : sql``}
          order by position, id limit ${oneMore(page)}`)
        return pageOf(rows, page, row => [row.position, row.id])
      }),
  }
}
