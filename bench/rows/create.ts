import { startBare } from '../harness/bare.ts'
import { load, type Call } from '../harness/load.ts'
import { logIn, type Person } from '../harness/people.ts'
import { pgbench } from '../harness/pgbench.ts'
import type { Result, Row } from '../harness/result.ts'
import { interleave, ratioOf, type Ratio } from '../harness/rounds.ts'
import { CONNECTIONS, creates, NEW_TASK, openStage, type Stage } from '../harness/stage.ts'
import { commitScript } from './commit-script.ts'

/** Everybody writes into a workspace of their own. */
export const create: Row = {
  name: 'create',
  async run() {
    await using stage = await openStage({ crowd: 0, each: 100 })
    const tokens = stage.people.map(({ token }) => token)
    const alone = await against(stage, tokens, stage.people)
    const behindHttp = await againstHttp(stage, tokens)
    const result = (what: string, ratio: Ratio): Result => ({
      what,
      unit: '/s',
      ...ratio,
      budget: 'at least 0.5',
      met: ratio.ratio >= 0.5,
    })
    return [
      result('POST /tasks, 32 people, a scope each', alone),
      result('POST /tasks, the same, against node:http', behindHttp),
    ]
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

/** pgbench asks by itself; here both are asked by the same program, which shares the processors with them. */
async function againstHttp(stage: Stage, tokens: string[]): Promise<Ratio> {
  const script = await commitScript(stage, stage.people)
  await using bare = await startBare('create', stage.postgres, JSON.stringify(script))
  const calls = stage.people.map((_, i): Call => ({
    method: 'POST',
    path: `/?${i}`,
    headers: {},
    body: JSON.stringify(NEW_TASK),
  }))
  const job = { connections: CONNECTIONS, expect: 201, seconds: 2 }
  const pairs = await interleave(
    () => load({ ...job, address: stage.server.address, calls: creates(tokens) }),
    () => load({ ...job, address: bare.address, calls }),
  )
  return ratioOf(pairs.map(([a, b]) => [a.perSecond, b.perSecond]))
}
