import { searchText } from '@cairn/contract/query/words'
import type { JSONValue, Sql } from 'postgres'
import { headsRaised, type Archive, type Line, type LogLine, type RecordLine } from '../../../ports/archive.ts'
import { subjectsOf } from '@cairn/contract/entries'
import { tableNames, type Tables, type TaskRow } from '../../../ports/rows.ts'
import { inSteps } from '../steps.ts'
import type { Database } from '../../engine/postgres/database.ts'

/** Lines of one statement: large enough to be fast, small enough for its time-out. */
const STEP = 500

/** Every table there is, with the key that it is read by. Words and histories are made again, not kept. */
const KEYS = {
  ...(Object.fromEntries(tableNames.map(table => [table, ['scope', 'id']])) as Record<keyof Tables, string[]>),
  scopes: ['id'],
  log: ['scope', 'seq'],
  once: ['id'],
  records: ['kind', 'id'],
}

type Table = keyof typeof KEYS

const OF = { scopes: 'scope', log: 'log', once: 'answer', records: 'record' } as const

/** Reads and writes tables by their keys, a step at a time; reads all of them as they were in one moment. */
export function postgresArchive(database: Database): Archive {
  return {
    dump: () =>
      inOneMoment(database, async function* (moment) {
        for (const table of Object.keys(KEYS) as Table[])
          for await (const row of rowsOf(moment, table))
            yield (table in OF
              ? { of: OF[table as keyof typeof OF], ...row }
              : { of: 'row', table, row }) as unknown as Line
      }),
    async load(lines) {
      for await (const step of inSteps(headsRaised(lines), STEP)) await database.run(sql => loadStep(sql, step))
    },
    async isEmpty() {
      for (const table of Object.keys(KEYS)) {
        const rows = await database.run(sql => sql`select 1 from ${sql(table)} limit 1`)
        if (rows.length > 0) return false
      }
      return true
    },
  }
}

type Moment = ReturnType<Database['alone']>

/** Reads on a connection of its own, on which every statement sees what the first one saw; closing it ends the transaction. */
async function* inOneMoment<T>(database: Database, read: (moment: Moment) => AsyncGenerator<T>): AsyncGenerator<T> {
  const moment = database.alone()
  try {
    await moment.run(sql => sql`begin isolation level repeatable read, read only`)
    yield* read(moment)
  } finally {
    await moment.close()
  }
}

async function* rowsOf(moment: Moment, table: Table): AsyncGenerator<Record<string, JSONValue>> {
  for (let last: Record<string, JSONValue> | undefined, more = true; more;) {
    const step = await moment.run(sql => stepOf(sql, table, last))
    yield* step
    last = step.at(-1)
    more = step.length === STEP
  }
}

/** The rows behind this one. */
function stepOf(sql: Sql, table: Table, last?: Record<string, JSONValue>) {
  const order = sql(KEYS[table])
  const keys = last && KEYS[table].map(name => last[name] as string)
  const behind = keys ? sql`where (${order}) > (${tuple(sql, keys)})` : sql``
  return sql<Record<string, JSONValue>[]>`select * from ${sql(table)} ${behind} order by ${order} limit ${STEP}`
}

/** `a, b, c`, each of them a parameter. */
function tuple(sql: Sql, [first, ...others]: string[]) {
  return others.reduce((list, value) => sql`${list}, ${value}`, sql`${first ?? null}`)
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
const historyOf = ({ scope, seq, entries }: LogLine) =>
  subjectsOf(entries).map(subjectId => ({ scope, subjectId, seq }))
