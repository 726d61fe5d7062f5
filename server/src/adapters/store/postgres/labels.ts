import type { LabelRow } from '../../../ports/rows.ts'
import type { LabelReads } from '../../../ports/store.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { finder } from './rows.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'

export function labels(database: Database): LabelReads {
  return {
    find: finder(database, 'labels'),
    list: (scopes, page) =>
      database.run(async sql => {
        const [id] = keyAfter(page) ?? []
        const rows = await rowsOf(sql<LabelRow[]>`
          select * from labels where scope = any(${scopes}) ${id ? sql`and id > ${id}` : sql``}
          order by id limit ${oneMore(page)}`)
        return pageOf(rows, page, row => [row.id])
      }),
  }
}
