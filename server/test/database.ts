import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { type Address } from '../src/adapters/engine/postgres/database.ts'
import { inCluster } from './cluster.ts'

/** A database of a test's own, with the newest schema and nothing in it. */
export async function freshDatabase(): Promise<{ address: Address; drop(): Promise<void> }> {
  const cluster = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const sql = connect(cluster.admin)
  await sql.unsafe(`create database ${name} template ${cluster.template}`)
  return {
    address: inCluster(cluster, name),
    async drop() {
      await sql.unsafe(`drop database if exists ${name} with (force)`)
      await sql.end()
    },
  }
}

/** For a look at what is really there. */
export function connect(address: Address) {
  const settings = { max: 1, onnotice: () => {} }
  if ('url' in address) return postgres(address.url, settings)
  const { socketDir, port, user, database } = address
  return postgres({ ...settings, host: socketDir, port, user, database })
}
