import { startBare } from '../harness/bare.ts'
import { load, type Call } from '../harness/load.ts'
import type { Result, Row } from '../harness/result.ts'
import { interleave, ratioOf } from '../harness/rounds.ts'
import { bearer, CONNECTIONS, gets, openStage, validatorsOf, type Stage } from '../harness/stage.ts'

/** Answers that should cost next to nothing, against a constant behind the session check. */
export const unchanged: Row = {
  name: 'unchanged',
  async run() {
    await using stage = await openStage({ crowd: 0, each: 100 })
    const { server, people } = stage
    const answer = await fetch(`${server.address}/api/v1/tasks/stats`, { headers: bearer(people[0]?.token ?? '') })
    return [
      await against(stage, 'GET /tasks/stats', 200, gets(people, '/tasks/stats'), await answer.text()),
      await against(stage, 'GET /tasks, If-None-Match', 304, await validatorsOf(stage, '/tasks?limit=20')),
    ]
  },
}

async function against(stage: Stage, what: string, expect: number, calls: Call[], body?: string): Promise<Result> {
  await using bare = await startBare('constant', stage.postgres, body)
  const job = { connections: CONNECTIONS, expect, seconds: 2, calls }
  const pairs = await interleave(
    () => load({ ...job, address: stage.server.address }),
    () => load({ ...job, address: bare.address }),
  )
  const ratio = ratioOf(pairs.map(([a, b]) => [a.perSecond, b.perSecond]))
  return { what, unit: '/s', ...ratio, budget: 'at least 0.7', met: ratio.ratio >= 0.7 }
}
