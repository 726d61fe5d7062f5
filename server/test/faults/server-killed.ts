import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawnServer } from '../process.ts'
import { between, NO_PAUSE, type Fault } from './fault.ts'
import { signUp, watchedClient, type Answer } from './person.ts'
import { verdictOn, verdictOnAnswers } from './verdict.ts'
import { settle, startWriters } from './writers.ts'

/** kill -9 of the server under load, every third time together with its PostgreSQL; then the next start. */
export const serverKilled: Fault = {
  name: 'server killed',
  rounds: 100,
  async run({ rounds, random, folder, after }) {
    const settings = { DATA_DIR: folder, LOG_LEVEL: 'info', ...NO_PAUSE }
    let server = spawnServer(settings)
    after(() => server.kill())
    const token = await signUp(await server.listening, folder, 'anna')
    const answers: Answer[] = []
    const violations: string[] = []
    const starts: number[] = []
    // The registration took the first number of the workspace.
    let seq = 1
    let repeated = 0
    for (let round = 0; round < rounds; round++) {
      const writers = startWriters(watchedClient(await server.listening, token, answers), random)
      await sleep(between(random, 50, 800))
      if (round % 3 === 2) process.kill(await postmasterOf(folder), 'SIGKILL')
      server.child.kill('SIGKILL')
      await Promise.all([writers.stop(), server.ended])

      const begun = performance.now()
      server = spawnServer(settings)
      const client = watchedClient(await server.listening, token, answers)
      starts.push(performance.now() - begun)
      repeated += await settle(client, writers.operations)
      violations.push(...(await verdictOn(client, writers.operations, seq)))
      seq += writers.operations.length
    }
    server.child.kill('SIGTERM')
    const { code } = await server.ended
    if (code !== 0) violations.push(`The last stop ended with code ${code}`)
    violations.push(...verdictOnAnswers(answers))
    const figures = { 'slowest start, ms': Math.round(Math.max(...starts)) }
    return { acknowledged: seq - 1, repeated, violations, figures }
  },
}

/** The first line of PostgreSQL's own lock file. */
export async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
}
