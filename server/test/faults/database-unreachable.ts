import { setTimeout as sleep } from 'node:timers/promises'
import { spawnServer } from '../process.ts'
import { between, NO_PAUSE, type Fault, type Random } from './fault.ts'
import { signUp, watchedClient } from './person.ts'
import { startProxy, type Proxy } from './proxy.ts'
import { count503, startTally } from './tally.ts'
import { startWriters } from './writers.ts'

export const blackHole = unreachable('database in a black hole', 10, async (proxy, random) => {
  proxy.set('black-hole')
  await sleep(between(random, 5000, 8000))
  proxy.set('pass')
})

export const halfOpen = unreachable('commits never acknowledged', 10, async (proxy, random) => {
  proxy.set('half-open')
  await sleep(between(random, 1000, 6000))
  proxy.set('pass')
})

export const lineCut = unreachable('connections reset', 20, async (proxy, random) => {
  for (let cuts = 0; cuts < 5; cuts++) {
    proxy.cut()
    await sleep(between(random, 0, 300))
  }
})

/** Milliseconds in which a success may still come from before. */
const STILL_ON_THE_WAY = 50

/** The line to the database fails under load: 503 within five seconds, back within five seconds, nothing lost or twice. */
function unreachable(name: string, fullRounds: number, fail: (proxy: Proxy, random: Random) => Promise<void>): Fault {
  return {
    name,
    rounds: fullRounds,
    manner: 'timed',
    async run({ engine, rounds, random, folder, after }) {
      const database = await engine.forMany(folder)
      after(() => database.close())
      const proxy = await startProxy(database.at)
      after(() => proxy.close())
      const server = spawnServer({ DATA_DIR: folder, ...database.settingsThrough(proxy.port), ...NO_PAUSE })
      after(() => server.kill())
      const address = await server.listening
      const token = await signUp(address, folder, 'anna')
      const tally = startTally()
      let slowestReturn = 0
      for (let round = 0; round < rounds; round++) {
        const client = watchedClient(address, token, tally.answers)
        const writers = startWriters(client, random)
        await sleep(between(random, 100, 500))
        await fail(proxy, random)
        slowestReturn = Math.max(slowestReturn, await tally.waitForSuccess(Date.now() + STILL_ON_THE_WAY, 20_000))
        await tally.settle(client, writers)
      }
      const outcome = await tally.end(server)
      const slowest = Math.round(Math.max(...tally.answers.map(({ ms }) => ms)))
      if (slowestReturn > 5000) outcome.violations.push(`Back only after ${slowestReturn} ms`)
      if (slowest > 5000) outcome.violations.push(`An answer after ${slowest} ms`)
      const refused = count503(tally.answers)
      return {
        ...outcome,
        figures: { 'slowest answer, ms': slowest, 'slowest return, ms': slowestReturn, '503s': refused },
      }
    },
  }
}
