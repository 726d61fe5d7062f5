import type { Sql } from 'postgres'
import type { Tables } from '../../../ports/rows.ts'
import type { PageAfter, Rows, ScopeReads } from '../../../ports/store.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'

export function scopes(database: Database): ScopeReads {
  return {
    rows: (scope, table, page) => database.run(sql => rowsIn(sql, scope, table, page)),
  }
}

async function rowsIn<T extends keyof Tables>(
  sql: Sql,
  scope: string,
  table: T,
  page: PageAfter,
): Promise<Rows<Tables[T]>> {
  const [id] = keyAfter(page) ?? []
  const rows = await rowsOf(sql`
    select * from ${sql(table as string)} where scope = ${scope} ${id ? sql`and id > ${id}` : sql``}
    order by id limit ${oneMore(page)}`)
  return pageOf(rows as unknown as Tables[T][], page, row => [row.id])
}
