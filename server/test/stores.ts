import { openDatabase } from '../src/adapters/engine/postgres/database.ts'
import { postgresRecords } from '../src/adapters/records/postgres/records.ts'
import { postgresStore } from '../src/adapters/store/postgres/store.ts'
import type { Records } from '../src/ports/records.ts'
import type { Store } from '../src/ports/store.ts'
import { testClock, type TestClock } from './clock.ts'
import { freshDatabase } from './database.ts'

/** An engine that keeps rows, logs and records: every contract test runs against each of them. */
export interface Engine {
  name: string
  /** Empty, and the caller's own. */
  open(): Promise<OpenEngine>
}

export interface OpenEngine {
  store: Store
  records: Records
  clock: TestClock
  close(): Promise<void>
}

export const stores = (): Engine[] => [{ name: 'postgres', open: openPostgres }]

async function openPostgres(): Promise<OpenEngine> {
  const clock = testClock()
  const { address, drop } = await freshDatabase()
  const database = openDatabase({ address, connections: 8 })
  const store = postgresStore(database, clock)
  return {
    store,
    records: postgresRecords(database, clock),
    clock,
    async close() {
      await store.close()
      await drop()
    },
  }
}
