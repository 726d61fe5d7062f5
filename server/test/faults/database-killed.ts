import { setTimeout as sleep } from 'node:timers/promises'
import { spawnServer } from '../process.ts'
import { count503 } from './database-unreachable.ts'
import { between, NO_PAUSE, type Fault } from './fault.ts'
import { signUp, watchedClient, type Answer } from './person.ts'
import { verdictOn, verdictOnAnswers } from './verdict.ts'
import { settle, startWriters } from './writers.ts'

/** After a crash more often than that the server takes its own PostgreSQL for broken, and ends. */
const KILLS_A_START = 4

/** kill -9 of the database under load, whole or one of its processes: the server goes on by itself. */
export const databaseKilled: Fault = {
  name: 'database killed',
  rounds: 20,
  async run({ engine, rounds, random, folder, after }) {
    const database = await engine.forOne(folder)
    after(() => database.close())
    const start = () => spawnServer({ DATA_DIR: folder, ...database.settings, ...NO_PAUSE })
    let server = start()
    after(() => server.kill())
    const token = await signUp(await server.listening, folder, 'anna')
    const answers: Answer[] = []
    const violations = await database.weaknesses()
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
      await database.kill({ part: round % 2 === 1 })
      const dead = Date.now()
      await sleep(200)
      await database.revive()
      const back = Math.max(Date.now(), dead + 200)
      while (!answers.some(({ status, at }) => status < 300 && at > back) && Date.now() < back + 30_000) await sleep(20)
      slowestReturn = Math.max(slowestReturn, Date.now() - back)
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
