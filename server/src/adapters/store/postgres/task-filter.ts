import type { Sql } from 'postgres'
import type { TaskFilter } from '../../../ports/store.ts'

/** The part of a where clause that every list of tasks shares. */
export function matching(sql: Sql, { trashed, statuses }: TaskFilter) {
  return sql`${trashed ? sql`"deletedAt" is not null` : sql`"deletedAt" is null`} ${statuses ? sql`and status = any(${enumList(statuses)}::status[])` : sql``}`
}

/** Values of an enum as one parameter of the array's own type: an array of texts would be cast again for every row. */
export const enumList = (values: readonly string[]) => `{${values.join(',')}}`
