import { setTimeout as sleep } from 'node:timers/promises'
import { spawnServer } from '../process.ts'
import { between, NO_PAUSE, type Fault } from './fault.ts'
import { signUp, watchedClient } from './person.ts'
import { count503, startTally } from './tally.ts'
import { startWriters } from './writers.ts'

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
    const tally = startTally(await database.weaknesses())
    let slowestReturn = 0
    for (let round = 0; round < rounds; round++) {
      if (round > 0 && round % KILLS_A_START === 0) {
        server.child.kill('SIGTERM')
        await server.ended
        server = start()
      }
      const client = watchedClient(await server.listening, token, tally.answers)
      const writers = startWriters(client, random)
      await sleep(between(random, 100, 600))
      await database.kill({ part: round % 2 === 1 })
      const dead = Date.now()
      await sleep(200)
      await database.revive()
      slowestReturn = Math.max(slowestReturn, await tally.waitForSuccess(Math.max(Date.now(), dead + 200), 30_000))
      await tally.settle(client, writers)
    }
    const outcome = await tally.end(server)
    return { ...outcome, figures: { 'slowest return, ms': slowestReturn, '503s': count503(tally.answers) } }
  },
}
