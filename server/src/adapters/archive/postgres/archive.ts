import { searchText } from '@cairn/contract/query/words'
import type { JSONValue, Sql } from 'postgres'
import type { Archive, Line, LogLine, RecordLine } from '../../../ports/archive.ts'
import { tableNames, type TaskRow } from '../../../ports/rows.ts'
import { inSteps } from '../steps.ts'
import type { Database } from '../../engine/postgres/database.ts'

/** Lines of one statement: large enough to be fast, small enough for its time-out. */
const STEP = 500

/** Reads and writes tables by their keys, a step at a time. */
export function postgresArchive(database: Database): Archive {
  return {
    async *dump() {
      for (const table of tableNames)
        for await (const row of rowsOf(database, table, ['scope', 'id']))
          yield { of: 'row', table, row } as unknown as Line
      for await (const row of rowsOf(database, 'scopes', ['id'])) yield { of: 'scope', ...row } as Line
      for await (const row of rowsOf(database, 'log', ['scope', 'seq'])) yield { of: 'log', ...row } as Line
      for await (const row of rowsOf(database, 'once', ['id'])) yield { of: 'answer', ...row } as Line
      for await (const row of rowsOf(database, 'records', ['kind', 'id'])) yield { of: 'record', ...row } as Line
    },
    async load(lines) {
      for await (const step of inSteps(lines, STEP)) await database.run(sql => loadStep(sql, step))
    },
    isEmpty: () => database.run(async sql => (await sql`select 1 from scopes limit 1`).length === 0),
  }
}

async function* rowsOf(
  database: Database,
  table: string,
  key: [string, ...string[]],
): AsyncGenerator<Record<string, JSONValue>> {
  for (let last: Record<string, JSONValue> | undefined, more = true; more;) {
    const after = last
    const step = await database.run(async sql => {
      const order = sql(key)
      const behind = after
        ? sql`where (${order}) > (${key.map(name => after[name] as string).reduce((list, value) => (list ? sql`${list}, ${value}` : sql`${value}`), undefined as ReturnType<Sql> | undefined) ?? sql``})`
        : sql``
      return sql<Record<string, JSONValue>[]>`select * from ${sql(table)} ${behind} order by ${order} limit ${STEP}`
    })
    yield* step
    last = step.at(-1)
    more = step.length === STEP
  }
}

async function loadStep(sql: Sql, lines: Line[]): Promise<void> {
  const into = (table: string, rows: unknown[]) =>
    rows.length === 0
      ? undefined
      : sql`insert into ${sql(table)} select * from jsonb_populate_recordset(null::${sql(table)}, ${sql.json(rows as JSONValue)}) on conflict do nothing`
  const only = <O extends Line['of']>(of: O) => lines.filter((line): line is Extract<Line, { of: O }> => line.of === of)
  for (const table of tableNames)
    await into(
      table,
      only('row')
        .filter(line => line.table === table)
        .map(({ row }) => row),
    )
  await into(
    'words',
    only('row')
      .filter(line => line.table === 'tasks')
      .map(({ row }) => ({ scope: row.scope, id: row.id, words: searchText(row as unknown as TaskRow) })),
  )
  await into('scopes', only('scope'))
  await into('log', only('log'))
  await into('history', only('log').flatMap(historyOf))
  await into('once', only('answer'))
  await into('records', only('record') satisfies RecordLine[])
}

/** The index that the log's items stand in: made again, not kept. So are the words that searches compare. */
function historyOf({ scope, seq, entries }: LogLine) {
  const subjects = new Set(entries.flatMap(entry => [entry.subjectId, ...(entry.about ?? [])]))
  return [...subjects].map(subjectId => ({ scope, subjectId, seq }))
}
