import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { spawnServer } from '../process.ts'
import { count503 } from './database-unreachable.ts'
import { between, NO_PAUSE, type Fault } from './fault.ts'
import { signUp, watchedClient, type Answer } from './person.ts'
import { postmasterOf } from './server-killed.ts'
import { verdictOn, verdictOnAnswers } from './verdict.ts'
import { settle, startWriters } from './writers.ts'

/** After a crash more often than that the server takes its PostgreSQL for broken, and ends. */
const KILLS_A_START = 4

/** kill -9 of the embedded PostgreSQL under load, or of one of its processes, which takes all of them down: the server goes on by itself. */
export const databaseKilled: Fault = {
  name: 'PostgreSQL killed',
  rounds: 20,
  async run({ rounds, random, folder, after }) {
    const start = () => spawnServer({ DATA_DIR: folder, ...NO_PAUSE })
    let server = start()
    after(() => server.kill())
    const token = await signUp(await server.listening, folder, 'anna')
    const answers: Answer[] = []
    const violations = await weakSettings(folder)
    let [seq, repeated, slowestReturn] = [1, 0, 0]
    for (let round = 0; round < rounds; round++) {
      if (round > 0 && round % KILLS_A_START === 0) {
        server.child.kill('SIGTERM')
        await server.ended
        server = start()
      }
      const client = watchedClient(await server.listening, token, answers)
      const writers = startWriters(client, random)
      await sleep(between(random, 100, 600))
      const victim = round % 2 ? await backendOf(folder) : await postmasterOf(folder)
      process.kill(victim, 'SIGKILL')
      const killed = Date.now()
      await sleep(200)
      while (!answers.some(({ status, at }) => status < 300 && at > killed + 200) && Date.now() < killed + 30_000)
        await sleep(20)
      slowestReturn = Math.max(slowestReturn, Date.now() - killed)
      await writers.stop()
      repeated += await settle(client, writers.operations)
      violations.push(...(await verdictOn(client, writers.operations, seq)))
      seq += writers.operations.length
    }
    server.child.kill('SIGTERM')
    const { code } = await server.ended
    if (code !== 0) violations.push(`The last stop ended with code ${code}`)
    violations.push(...verdictOnAnswers(answers))
    return {
      acknowledged: seq - 1,
      repeated,
      violations,
      figures: { 'slowest return, ms': slowestReturn, '503s': count503(answers) },
    }
  },
}

/** Surviving a kill says nothing of a power cut; these settings do. */
async function weakSettings(dataDir: string): Promise<string[]> {
  return asking(dataDir, async sql => {
    const all = ['fsync', 'synchronous_commit', 'full_page_writes']
    const found = await Promise.all(all.map(name => sql.unsafe<{ [name: string]: string }[]>(`show ${name}`)))
    return all.flatMap((name, i) => (found[i]?.[0]?.[name] === 'on' ? [] : [`${name} is not on`]))
  })
}

/** A process of PostgreSQL that serves one of the server's connections. */
async function backendOf(dataDir: string): Promise<number> {
  return asking(dataDir, async sql => {
    const [row] = await sql<
      { pid: number }[]
    >`select pid from pg_stat_activity where application_name = 'cairn' limit 1`
    if (!row) throw new Error('The server has no connection')
    return row.pid
  })
}

async function asking<T>(dataDir: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({ host: path.join(dataDir, 'run'), port: 5432, user: 'cairn', database: 'cairn', max: 1 })
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}
