/** What embedded.test.ts starts and kills: opens the database, counts its starts in a table, answers questions. */
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { startEmbedded } from './embedded.ts'

try {
  const begin = performance.now()
  const db = await startEmbedded(process.argv[2] ?? '')
  const took = Math.round(performance.now() - begin)
  const sql = postgres({ host: db.socketDir, port: db.port, user: db.user, database: db.database, onnotice: () => {} })
  await sql`create table if not exists starts ()`
  await sql`insert into starts default values`

  const answer = async () => {
    const [row] = await sql`select count(*)::int from starts`
    const settings = await sql`select lower(name) as name, setting from pg_settings`
    const named = Object.fromEntries(settings.map(({ name, setting }) => [name as string, setting as string]))
    return { pid: db.pid, took, starts: row?.['count'] as number, socketDir: db.socketDir, settings: named }
  }
  const patient = async (tries = 100): Promise<object> =>
    answer().catch(async (error: unknown) => {
      if (tries === 0) throw error
      await sleep(50)
      return patient(tries - 1)
    })

  say(await answer())
  for await (const line of createInterface(process.stdin)) {
    if (line === 'stop') break
    say(await patient())
  }
  process.stdin.destroy()
  await sql.end({ timeout: 1 })
  await db.stop()
} catch (error) {
  say({ error: (error as Error).message })
  process.exitCode = 1
}

function say(what: object) {
  console.log(JSON.stringify(what))
}
