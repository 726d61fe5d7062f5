import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sqlOf from 'postgres'
import { startEmbedded } from '../../../src/adapters/engine/postgres/embedded.ts'
import { databaseSettings } from '../../process.ts'
import type { Engine } from '../engine.ts'

/** The embedded PostgreSQL: a single server starts its own, watches over it, and starts it again when it was killed. */
export const postgres: Engine = {
  name: 'postgres',
  async forOne(folder) {
    return {
      settings: {},
      weaknesses: () => weakSettings(folder),
      async kill({ part } = { part: false }) {
        const pid = part ? await backendOf(folder) : await postmasterOf(folder)
        try {
          process.kill(pid, 'SIGKILL')
        } catch (error) {
          throw new Error(`PostgreSQL was gone before it was killed. Its last words:\n${await lastWords(folder)}`, {
            cause: error,
          })
        }
      },
      revive: async () => {},
      close: async () => {},
    }
  },
  async forMany(folder) {
    const database = await startEmbedded(path.join(folder, 'database'))
    return {
      settings: databaseSettings(database),
      at: { path: path.join(database.socketDir, `.s.PGSQL.${database.port}`) },
      settingsThrough: port => ({
        DATABASE_URL: `postgres://${database.user}@127.0.0.1:${port}/${database.database}`,
      }),
      close: () => database.stop(),
    }
  },
}

/** The first line of PostgreSQL's own lock file. */
async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
}

async function lastWords(dataDir: string): Promise<string> {
  const log = await readFile(path.join(dataDir, 'postgres.log'), 'utf8')
  return log.split('\n').slice(-40).join('\n')
}

async function weakSettings(dataDir: string): Promise<string[]> {
  return asking(dataDir, async sql => {
    const all = ['fsync', 'synchronous_commit', 'full_page_writes']
    const found = await Promise.all(all.map(name => sql.unsafe<{ [name: string]: string }[]>(`show ${name}`)))
    return all.flatMap((name, i) => (found[i]?.[0]?.[name] === 'on' ? [] : [`${name} is not on`]))
  })
}

/** A process that serves one of the server's connections; the death of one takes all of them down. */
async function backendOf(dataDir: string): Promise<number> {
  return asking(dataDir, async sql => {
    const [row] = await sql<
      { pid: number }[]
    >`select pid from pg_stat_activity where application_name = 'cairn' limit 1`
    if (!row) throw new Error('The server has no connection')
    return row.pid
  })
}

async function asking<T>(dataDir: string, ask: (sql: sqlOf.Sql) => Promise<T>): Promise<T> {
  const sql = sqlOf({ host: path.join(dataDir, 'run'), port: 5432, user: 'cairn', database: 'cairn', max: 1 })
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}
