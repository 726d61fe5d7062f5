import { readdir, readFile } from 'node:fs/promises'
import postgres, { type Sql } from 'postgres'
import type { Address } from './database.ts'

/** The schema is of another time than this program; the message is for the operator. */
export class SchemaError extends Error {}

export const MIGRATIONS = new URL('./migrations/', import.meta.url)
/** Any constant of ours: two servers that start at once migrate one after the other. */
const LOCK = 7_341_865

/** Brings the schema up to date: each file of the folder once, in the order of their names, each in a transaction, under one lock. */
export async function migrate(address: Address, folder = MIGRATIONS): Promise<{ applied: string[] }> {
  const sql = connect(address)
  try {
    await sql`select pg_advisory_lock(${LOCK})`
    await sql`create table if not exists migrations (name text primary key, "appliedAt" timestamptz(3) not null default now())`
    const done = new Set((await sql<{ name: string }[]>`select name from migrations`).map(row => row.name))
    const files = (await readdir(folder)).filter(name => name.endsWith('.sql')).toSorted()
    const newer = [...done].filter(name => !files.includes(name))
    if (newer.length > 0) {
      throw new SchemaError(
        `The database was made by a newer Cairn (it has ${newer.join(', ')}). Start that version, or restore a backup.`,
      )
    }
    const missing = files.filter(name => !done.has(name))
    for (const name of missing) await apply(sql, name, new URL(name, folder))
    return { applied: missing }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function apply(sql: Sql, name: string, file: URL) {
  const text = await readFile(file, 'utf8')
  await sql.begin(async transaction => {
    // Rather fail and be started again than queue everybody behind a long lock.
    await transaction`set local lock_timeout = '5s'`
    await transaction.unsafe(text)
    await transaction`insert into migrations (name) values (${name})`
  })
}

function connect(address: Address): Sql {
  const settings = { max: 1, connect_timeout: 10, fetch_types: false, onnotice: () => {} }
  if ('url' in address) return postgres(address.url, settings)
  const { socketDir, port, user, database } = address
  return postgres({ ...settings, host: socketDir, port, user, database })
}
