import type { ProjectRow } from '../../../ports/rows.ts'
import type { ProjectReads } from '../../../ports/store.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { finder } from './rows.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'

export function projects(database: Database): ProjectReads {
  return {
    find: finder(database, 'projects'),
    list: (scopes, { trashed }, page) =>
      database.run(async sql => {
        const [position, id] = keyAfter(page) ?? []
        const rows = await rowsOf(sql<ProjectRow[]>`
          select * from projects where scope = any(${scopes}) and ("deletedAt" is not null) = ${trashed}
          ${position && id ? sql`and (position, id) > (${position}, ${id}::uuid)` : sql``}
          order by position, id limit ${oneMore(page)}`)
        return pageOf(rows, page, row => [row.position, row.id])
      }),
  }
}
