import postgres, { type Sql } from 'postgres'
import { away, PATIENCE, TIMED_OUT, within } from '../away.ts'
import { wireTypes } from './wire-types.ts'

/** Connections to one PostgreSQL, shared by the adapters that live in it. */
export interface Database {
  /** Runs statements; gives up after `queryTimeout` with the problem `unavailable`. Errors of SQL itself pass through. */
  run<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** One connection and never another, for what a session holds, such as a transaction: lost once, it stays `unavailable`. */
  alone(): Pick<Database, 'run' | 'close'>
  close(): Promise<void>
}

export type Address = { url: string } | { socketDir: string; port: number; user: string; database: string }

export interface DatabaseOptions {
  address: Address
  /** Two cores saturate with fewer connections than clients; 10 unless told. */
  connections?: number
  /** Milliseconds; `PATIENCE` unless told. */
  queryTimeout?: number
}

export function openDatabase(options: DatabaseOptions): Database {
  const timeout = options.queryTimeout ?? PATIENCE
  let sql = connect(options, timeout)
  let isClosed = false

  /** New connections for what comes; those there are get `patience` milliseconds for what they are at. */
  function leave(left: Sql, patience: number) {
    if (sql === left && !isClosed) sql = connect(options, timeout)
    left.end({ timeout: patience / 1000 }).catch(() => {})
  }

  return {
    async run(work) {
      const mine = sql
      try {
        return await within(timeout, work(mine))
      } catch (error) {
        // Its connection may lead into a black hole, and would take others down with it. Those beside it may be well: they finish.
        if (error === TIMED_OUT) leave(mine, timeout)
        // A connection that breaks off behind an error hands that error to its next statement once it is back (postgres.js 3.4.9):
        // a commit that happened would be told as a conflict, and run again. So there is no next one.
        if (isLost(error)) leave(mine, 0)
        throw told(error)
      }
    },
    alone: () => openAlone(options, timeout),
    close() {
      isClosed = true
      return sql.end({ timeout: 5 })
    },
  }
}

/** As its callers know it. */
const told = (error: unknown) => (error === TIMED_OUT || isLost(error) || isOverloaded(error) ? away(error) : error)

/**
 * Not `reserve()`: a statement that goes to a reserved connection which has broken off ends the process, and one that asks for a
 * connection when none is open waits for ever (postgres.js 3.4.9).
 */
function openAlone(options: DatabaseOptions, timeout: number): ReturnType<Database['alone']> {
  let lost = false
  const onclose = () => void (lost = true)
  const sql = connect({ ...options, connections: 1 }, timeout, { onclose, max_lifetime: null })
  return {
    async run(work) {
      // The driver would connect again by itself.
      if (lost) throw away(new Error('The connection was lost before'))
      try {
        return await within(timeout, work(sql))
      } catch (error) {
        if (error === TIMED_OUT) lost = true
        throw told(error)
      }
    },
    close: () => sql.end({ timeout: lost ? 0 : 5 }),
  }
}

type Settings = postgres.Options<Record<string, postgres.PostgresType>>

function connect({ address, connections = 10 }: DatabaseOptions, timeout: number, more: Settings = {}): Sql {
  const settings: Settings = {
    max: connections,
    connect_timeout: timeout / 1000,
    onnotice: () => {},
    connection: {
      application_name: 'cairn',
      TimeZone: 'UTC',
      statement_timeout: timeout,
      // Whoever waits for a lock with others in one statement leaves them time to go without it: together.ts.
      lock_timeout: timeout / 2,
      ...ONE_PLAN,
    },
    // Declared, not asked for: the driver asks in a promise that nobody awaits, so a line cut at that moment would end the process.
    fetch_types: false,
    types: wireTypes,
    ...more,
  }
  if ('url' in address) return postgres(address.url, settings)
  const { socketDir, port, user, database } = address
  return postgres({ ...settings, host: socketDir, port, user, database })
}

/**
 * Every statement reads by a key, so its plan is the same for every person, and on the first day as with a million tasks.
 * Left alone, PostgreSQL plans most of them again each time, which costs as much as running them, and would rather read a whole
 * table as long as that was small when it last looked.
 */
const ONE_PLAN = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off', jit: 'off' }

/** Codes of a connection that broke off or could not be made: the database is gone, starting, or stopping. */
const isLost = (error: unknown) => /^(CONNECT|E[A-Z_]{4,}|ERR_|57P0|08)/.test(codeOf(error))

/** Codes of a database that is full, or too slow. */
const isOverloaded = (error: unknown) => /^(57014|55P03|53)/.test(codeOf(error))

/** Whether it is the database that said no, and so took back the whole statement. Of everything else nobody knows what became. */
export function isRefusal(error: unknown): boolean {
  const { cause } = error as { cause?: unknown }
  return (/^[0-9A-Z]{5}$/.test(codeOf(error)) && !isLost(error)) || (cause !== undefined && isRefusal(cause))
}

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '')
