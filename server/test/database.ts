import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'

/** A database of a test's own, with the newest schema and nothing in it. */
export async function freshDatabase() {
  const { socketDir, port, user } = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const sql = postgres({ host: socketDir, port, user, database: 'postgres', max: 1, onnotice: () => {} })
  await sql.unsafe(`create database ${name} template cairn`)
  return {
    address: { socketDir, port, user, database: name },
    async drop() {
      await sql.unsafe(`drop database if exists ${name} with (force)`)
      await sql.end()
    },
  }
}
