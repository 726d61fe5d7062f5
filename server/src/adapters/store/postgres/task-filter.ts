import type { Sql } from 'postgres'
import type { TaskFilter } from '../../../ports/store.ts'

/** The part of a where clause that every list of tasks shares. */
export function matching(sql: Sql, { trashed, statuses }: TaskFilter) {
  return sql`${trashed ? sql`"deletedAt" is not null` : sql`"deletedAt" is null`} ${statuses ? sql`and status = any(${statuses}::text[]::status[])` : sql``}`
}
