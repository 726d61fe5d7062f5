import { load } from '../harness/load.ts'
import { logIn, type Person } from '../harness/people.ts'
import { pgbench } from '../harness/pgbench.ts'
import type { Row } from '../harness/result.ts'
import { interleave, ratioOf } from '../harness/rounds.ts'
import { CONNECTIONS, creates, openStage, type Stage } from '../harness/stage.ts'
import { commitScript } from './commit-script.ts'

/** Everybody writes into a workspace of their own. */
export const create: Row = {
  name: 'create',
  async run() {
    await using stage = await openStage({ crowd: 0, each: 100 })
    const tokens = stage.people.map(({ token }) => token)
    const ratio = await against(stage, tokens, stage.people)
    const what = 'POST /tasks, 32 people, a scope each'
    return [{ what, unit: '/s', ...ratio, budget: 'at least 0.5', met: ratio.ratio >= 0.5 }]
  },
}

/** 32 sessions write into one workspace, and wait for one lock. */
export const createInOne: Row = {
  name: 'create-in-one',
  async run() {
    await using stage = await openStage({ crowd: 0, each: 100 })
    const [person] = stage.people
    if (!person) throw new Error('Nobody is there')
    const tokens: string[] = []
    while (tokens.length < CONNECTIONS) tokens.push(await logIn(stage.server, person))
    const ratio = await against(stage, tokens, [person])
    const what = 'POST /tasks, 32 sessions, one scope'
    const met = ratio.ratio >= 0.6 || ratio.ours >= 1000
    return [{ what, unit: '/s', ...ratio, budget: 'at least 0.6 or 1,000/s', met }]
  },
}

async function against(stage: Stage, tokens: string[], people: Person[]) {
  const { server, postgres } = stage
  const script = await commitScript(stage, people)
  const job = { address: server.address, connections: CONNECTIONS, expect: 201, seconds: 2, calls: creates(tokens) }
  const pairs = await interleave(
    async () => (await load(job)).perSecond,
    () => pgbench(postgres, script, { clients: CONNECTIONS, seconds: 2 }),
  )
  return ratioOf(pairs)
}
