import type { Sql } from 'postgres'
import type { LogLine } from '../../../ports/archive.ts'
import type { BatchCount, Log, PageAfter } from '../../../ports/store.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { entriesOf } from '../entries.ts'
import { newest } from '../newest.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { countKinds, linesBack } from './log-back.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'

export function log(database: Database): Log {
  return {
    newest: (scopes, filter, page) =>
      newest((...place) => database.run(sql => linesBack(sql, ...place)), scopes, filter, page),
    counts: (scopes, kinds, days) => database.run(sql => countKinds(sql, scopes, kinds, days)),
    ofBatch: (scope, batch) =>
      database.run(async sql => {
        const rows = await rowsOf(
          sql<LogLine[]>`select * from log where batch = ${batch} and scope = ${scope} order by seq`,
        )
        return rows.flatMap(row => entriesOf(row))
      }),
    batchBack: (scope, batch, upTo, count) =>
      database.run(async sql => {
        const rows = await rowsOf(sql<LogLine[]>`
          select * from log where batch = ${batch} and scope = ${scope} and seq <= ${upTo} order by seq desc limit ${count}`)
        return rows.flatMap(row => entriesOf(row).toReversed())
      }),
    countsOfBatch: (scopes, batch, actorId) =>
      database.run(sql =>
        rowsOf(sql<BatchCount[]>`
          select entry ->> 'kind' as kind, count(*)::int as entries, count(distinct entry ->> 'subjectId')::int as things
          from log, jsonb_array_elements(entries) entry
          where batch = ${batch} and scope = any(${scopes}) and "actorId" = ${actorId} 
          group by entry ->> 'kind' order by (entry ->> 'kind') collate "C"`),
      ),
    at: (scope, ...seqs) =>
      database.run(async sql => {
        const rows = await rowsOf(
          sql<LogLine[]>`select * from log where scope = ${scope} and seq in ${sql(seqs)} order by seq`,
        )
        return rows.flatMap(row => entriesOf(row))
      }),
    ofScope: (scope, page) =>
      database.run(async sql => {
        const [seq = 0] = keyAfter(page) ?? []
        const rows = await rowsOf(sql<LogLine[]>`
          select * from log where scope = ${scope} and seq > ${seq} order by seq limit ${oneMore(page)}`)
        const { rows: shown, next } = pageOf(rows, page, row => [row.seq])
        return { rows: shown.flatMap(row => entriesOf(row)), next }
      }),
    eraseValues: (scope, page) => database.run(sql => eraseValues(sql, scope, page)),
  }
}

async function eraseValues(sql: Sql, scope: string, page: PageAfter): Promise<string | null> {
  const [after = 0] = keyAfter(page) ?? []
  const erased = await rowsOf(sql<{ seq: number }[]>`
    update log set "values" = null where scope = ${scope} and seq in (
      select seq from log where scope = ${scope} and seq > ${after} order by seq limit ${page.limit})
    returning seq`)
  return erased.length < page.limit ? null : JSON.stringify([Math.max(...erased.map(({ seq }) => seq))])
}
