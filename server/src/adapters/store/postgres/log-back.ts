import type { Sql } from 'postgres'
import type { LogLine } from '../../../ports/archive.ts'
import type { Day, KindCount } from '../../../ports/store.ts'
import type { ReadBack } from '../newest.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'

/** From the end of the scope's log, or of the history of one row. */
export async function linesBack(sql: Sql, ...[scope, upTo, count, of]: Parameters<ReadBack>): Promise<LogLine[]> {
  const isUpTo = Number.isFinite(upTo) ? sql`and seq <= ${upTo}` : sql``
  if (of === undefined)
    return rowsOf(sql<LogLine[]>`select * from log where scope = ${scope} ${isUpTo} order by seq desc limit ${count}`)
  return rowsOf(sql<LogLine[]>`
    select log.* from (
      select scope, seq from history where scope = ${scope} and "subjectId" = ${of} ${isUpTo} order by seq desc limit ${count}
    ) h join log using (scope, seq) order by seq desc`)
}

/** Served by the index of moments. */
export async function countKinds(
  sql: Sql,
  scopes: string[],
  kinds: readonly string[],
  days: Day[],
): Promise<KindCount[]> {
  const [first = '', last = ''] = [days[0]?.from, days.at(-1)?.to]
  return rowsOf(sql<KindCount[]>`
    select entry ->> 'kind' as kind, width_bucket(at, (select ${days.map(({ from }) => from)}::text[]::timestamptz[])) - 1 as day, count(*)::int
    from log, jsonb_array_elements(entries) entry
    where scope = any(${scopes}) and at >= ${first} and at < ${last} and entry ->> 'kind' = any(${[...kinds]}::text[])
    group by 1, 2`)
}
