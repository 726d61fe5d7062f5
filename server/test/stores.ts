import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { dynamodbArchive } from '../src/adapters/archive/dynamodb/archive.ts'
import { postgresArchive } from '../src/adapters/archive/postgres/archive.ts'
import { openTable } from '../src/adapters/engine/dynamodb/database.ts'
import { ensureTable } from '../src/adapters/engine/dynamodb/migrate.ts'
import { openDatabase } from '../src/adapters/engine/postgres/database.ts'
import { dynamodbRecords } from '../src/adapters/records/dynamodb/records.ts'
import { postgresRecords } from '../src/adapters/records/postgres/records.ts'
import { dynamodbStore } from '../src/adapters/store/dynamodb/store.ts'
import { postgresStore } from '../src/adapters/store/postgres/store.ts'
import type { Archive } from '../src/ports/archive.ts'
import type { Records } from '../src/ports/records.ts'
import type { Store } from '../src/ports/store.ts'
import { hasDynamodb } from './dynamodb.ts'
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
  archive: Archive
  clock: TestClock
  close(): Promise<void>
}

export const stores = (): Engine[] => [
  { name: 'postgres', open: openPostgres },
  ...(hasDynamodb() ? [{ name: 'dynamodb', open: openDynamodb }] : []),
]

async function openPostgres(): Promise<OpenEngine> {
  const clock = testClock()
  const { address, drop } = await freshDatabase()
  const database = openDatabase({ address, connections: 8 })
  const store = postgresStore(database, clock)
  return {
    store,
    records: postgresRecords(database, clock),
    archive: postgresArchive(database),
    clock,
    async close() {
      await store.close()
      await drop()
    },
  }
}

async function openDynamodb(): Promise<OpenEngine> {
  const clock = testClock()
  const options = { name: `test-${randomUUID()}`, region: 'local', endpoint: inject('dynamodb').endpoint }
  await ensureTable(options)
  const table = openTable(options)
  const store = dynamodbStore(table, clock)
  return {
    store,
    records: dynamodbRecords(table, clock),
    archive: dynamodbArchive(table),
    clock,
    close: () => store.close(),
  }
}
