import { readFile } from 'node:fs/promises'
import path from 'node:path'
import postgres, { type Sql } from 'postgres'

/** Where the embedded PostgreSQL of a server listens, and the process that its workers are children of. */
export interface Postgres {
  address: { socketDir: string; port: number; user: string; database: string }
  pid: number
}

export async function postgresOf(folder: string): Promise<Postgres> {
  // Lines of postmaster.pid: process, data directory, start, port, socket directory.
  const lines = (await readFile(path.join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')
  const [pid, port, socketDir] = [Number(lines[0]), Number(lines[3]), lines[4] ?? '']
  return { address: { socketDir, port, user: 'cairn', database: 'cairn' }, pid }
}

/** One connection beside the server's own, to fill and to look. */
export function connect({ address: { socketDir, port, user, database } }: Postgres): Sql {
  return postgres({ host: socketDir, port, user, database, max: 1, onnotice: () => {} })
}
