import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Postgres } from './database.ts'

export interface Script {
  /** One line: pgbench ends a statement at the end of it. */
  sql: string
  /** Sent as parameters, as a driver would. */
  variables: Record<string, string>
}

const run = promisify(execFile)

/** Runs one prepared statement from many clients on the server's own PostgreSQL, with its durability; answers times a second. */
export async function pgbench({ address }: Postgres, script: Script, options: { clients: number; seconds: number }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-pgbench-'))
  const file = path.join(folder, 'script.sql')
  await writeFile(file, script.sql)
  const { socketDir, port, user, database } = address
  const where = ['-h', socketDir, '-p', String(port), '-U', user]
  const how = ['-n', '-M', 'prepared', '-c', String(options.clients), '-j', '1', '-T', String(options.seconds)]
  const variables = Object.entries(script.variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  try {
    const { stdout } = await run('pgbench', [...where, ...how, ...variables, '-f', file, database])
    const perSecond = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1])
    if (!perSecond || !stdout.includes('number of failed transactions: 0 ')) throw new Error(`pgbench said: ${stdout}`)
    return perSecond
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error('This is measured against pgbench: on Debian, apt-get install postgresql-contrib', { cause: error })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
