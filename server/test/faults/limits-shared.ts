import { Problem } from '@cairn/contract/problems'
import { spawnServer } from '../process.ts'
import { NO_PAUSE, type Fault } from './fault.ts'
import { logIn, signUp } from './person.ts'

const LIMIT = 10

/** Two servers on one database, one of them killed on the way: a guesser gets as many tries as with one. */
export const limitsShared: Fault = {
  name: 'log-in limits, two servers',
  rounds: 10,
  async run({ engine, rounds, random, folder, after }) {
    const database = await engine.forMany(folder)
    after(() => database.close())
    const settings = {
      DATA_DIR: folder,
      ...database.settings,
      ...NO_PAUSE,
      LIMIT_LOGIN_PAIR: String(LIMIT),
      LIMIT_LOGIN_ADDRESS: '10000',
      LIMIT_LOGIN_ACCOUNT: '10000',
      LIMIT_FLOWS_PER_ADDRESS: '10000',
    }
    const violations: string[] = []
    const servers = [spawnServer(settings), spawnServer(settings)]
    after(() => Promise.all(servers.map(server => server.kill())))
    for (let round = 0; round < rounds; round++) {
      const name = `anna-${round}`
      await signUp((await servers[0]?.listening) ?? '', folder, name)
      const killAt = Math.floor(random() * LIMIT)
      for (let tries = 1; tries <= LIMIT + 1; tries++) {
        const which = random() < 0.5 ? 0 : 1
        const address = (await servers[which]?.listening) ?? ''
        const refusal = await logIn(address, name, tries > LIMIT ? undefined : 'not the password').catch(codeOf)
        const due = tries > LIMIT ? 'rate-limited' : 'unauthenticated'
        if (refusal !== due) violations.push(`Try ${tries} was answered ${refusal}, not ${due}`)
        if (tries !== killAt) continue
        await servers[which]?.kill()
        servers[which] = spawnServer(settings)
      }
    }
    return { acknowledged: rounds * (LIMIT + 1), repeated: 0, violations, figures: {} }
  },
}

const codeOf = (error: unknown) => (error instanceof Problem ? error.code : String(error))
