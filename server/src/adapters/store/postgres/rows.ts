import type { Sql } from 'postgres'
import type { Tables } from '../../../ports/rows.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'
import { gather } from '../../engine/gather.ts'

/** How rows of that table are read by id: the one that any of these scopes has. */
export function finder<T extends keyof Tables>(database: Database, table: T) {
  const at = gather<Tables[T]>(keys => database.run(sql => rowsAt<Tables[T]>(sql, table, keys)))
  return async (scopes: string[], id: string): Promise<Tables[T] | undefined> => {
    const found = await Promise.all(scopes.map(scope => at(keyOf({ scope, id }))))
    return found.find(row => row !== undefined)
  }
}

const keyOf = ({ scope, id }: { scope: string; id: string }) => `${scope}/${id}`

async function rowsAt<R extends Tables[keyof Tables]>(sql: Sql, table: string, keys: string[]) {
  const [scopes, ids] = [0, 1].map(part => keys.map(key => key.split('/')[part] ?? '')) as [string[], string[]]
  const rows = await rowsOf(sql<R[]>`
    select t.* from unnest(${scopes}::uuid[], ${ids}::uuid[]) wanted (scope, id) join ${sql(table)} t using (scope, id)`)
  return new Map(rows.map(row => [keyOf(row), row]))
}
