import { setTimeout as sleep } from 'node:timers/promises'
import { spawnServer } from '../process.ts'
import { between, NO_PAUSE, type Fault } from './fault.ts'
import { signUp, watchedClient } from './person.ts'
import { startTally } from './tally.ts'
import { startWriters } from './writers.ts'

/** kill -9 of the server under load, every third time together with its database; then the next start. */
export const serverKilled: Fault = {
  name: 'server killed',
  rounds: 100,
  async run({ engine, rounds, random, folder, after }) {
    const database = await engine.forOne(folder)
    after(() => database.close())
    const settings = { DATA_DIR: folder, LOG_LEVEL: 'info', ...database.settings, ...NO_PAUSE }
    let server = spawnServer(settings)
    after(() => server.kill())
    const token = await signUp(await server.listening, folder, 'anna')
    const tally = startTally()
    const starts: number[] = []
    for (let round = 0; round < rounds; round++) {
      const writers = startWriters(watchedClient(await server.listening, token, tally.answers), random)
      await sleep(between(random, 50, 800))
      const both = round % 3 === 2
      const gone = both && database.kill()
      server.child.kill('SIGKILL')
      await Promise.all([gone, writers.stop(), server.ended])
      if (both) await database.revive()

      const begun = performance.now()
      server = spawnServer(settings)
      const client = watchedClient(await server.listening, token, tally.answers)
      starts.push(performance.now() - begun)
      await tally.settle(client, writers)
    }
    const outcome = await tally.end(server)
    return { ...outcome, figures: { 'slowest start, ms': Math.round(Math.max(...starts)) } }
  },
}
