import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/adapters/engine/postgres/migrate.ts'
import { startEmbedded } from '../src/adapters/engine/postgres/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { socketDir: string; port: number; user: string }
  }
}

/** One PostgreSQL for the whole run. `cairn` is migrated once; each test's database is a copy of it. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-test-'))
  const postgres = await startEmbedded(path.join(folder, 'postgres'))
  const { socketDir, port, user, database } = postgres
  await migrate({ socketDir, port, user, database })
  project.provide('postgres', { socketDir, port, user })
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
