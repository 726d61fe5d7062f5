import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { type Address } from '../src/adapters/engine/postgres/database.ts'
import { startEmbedded } from '../src/adapters/engine/postgres/embedded.ts'
import { migrate } from '../src/adapters/engine/postgres/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Cluster
  }
}

/** Where the databases of this run live, and the migrated one that each test's own is a copy of. */
export interface Cluster {
  /** Of a database to create others from; a test's own is reached by another name in the same place. */
  admin: Address
  template: string
}

/** One PostgreSQL for the whole run: an embedded one, or, to try another version, that of CAIRN_TEST_DATABASE_URL. */
export default async function setup(project: TestProject) {
  const url = process.env['CAIRN_TEST_DATABASE_URL']
  const { cluster, stop } = url ? await borrow(url) : await start()
  await migrate(inCluster(cluster, cluster.template))
  project.provide('postgres', cluster)
  return stop
}

export function inCluster({ admin }: Cluster, database: string): Address {
  if (!('url' in admin)) return { ...admin, database }
  const url = new URL(admin.url)
  url.pathname = `/${database}`
  return { url: url.href }
}

async function start() {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-test-'))
  const embedded = await startEmbedded(path.join(folder, 'postgres'))
  const { socketDir, port, user, database } = embedded
  return {
    cluster: { admin: { socketDir, port, user, database: 'postgres' }, template: database },
    async stop() {
      await embedded.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function borrow(url: string) {
  const template = `cairn_test_${process.pid}`
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql.unsafe(`create database ${template} template template0 encoding 'UTF8' locale 'C'`)
  return {
    cluster: { admin: { url }, template },
    async stop() {
      await sql.unsafe(`drop database ${template}`)
      await sql.end()
    },
  }
}
