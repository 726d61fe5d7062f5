import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { Config } from '../src/config.ts'
import { freshDatabase } from './database.ts'

export interface Place {
  database: Exclude<Config['database'], 'embedded'>
  drop(): Promise<void>
}

/** Where a whole server keeps things in this run: the project in vitest.config.ts says on which engine. */
export async function freshPlace(): Promise<Place> {
  if (process.env['CAIRN_TEST_STORE'] !== 'dynamodb') {
    const { address, drop } = await freshDatabase()
    return { database: address, drop }
  }
  const { endpoint } = inject('dynamodb')
  return { database: { table: `test-${randomUUID()}`, region: 'local', endpoint }, drop: async () => {} }
}
