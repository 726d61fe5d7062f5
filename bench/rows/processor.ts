import { load, type Call } from '../harness/load.ts'
import { processorOf } from '../harness/processor.ts'
import type { Result, Row } from '../harness/result.ts'
import { median } from '../harness/rounds.ts'
import { creates, gets, openStage, type Stage } from '../harness/stage.ts'

/** What a request costs the machine, node and database together: it hardly depends on what else the machine does. */
export const processor: Row = {
  name: 'processor',
  async run() {
    const results: Result[] = []
    for (const each of [100, 2000]) {
      await using stage = await openStage({ crowd: 0, each })
      results.push(await cost(stage, `GET /tasks?limit=50 of ${each}`, gets(stage.people, '/tasks?limit=50'), 200))
      if (each !== 100) continue
      results.push(
        await cost(stage, 'GET /tasks?limit=20', gets(stage.people, '/tasks?limit=20'), 200),
        await cost(stage, 'GET /tasks/stats', gets(stage.people, '/tasks/stats'), 200),
        await cost(stage, 'POST /tasks', creates(stage.people.map(({ token }) => token)), 201),
      )
    }
    return results
  },
}

async function cost(stage: Stage, what: string, calls: Call[], expect: number): Promise<Result> {
  const job = { address: stage.server.address, connections: 8, calls, expect, requests: 2000 }
  await load(job)
  const rounds: { node: number; database: number; all: number }[] = []
  for (let round = 0; round < 3; round++) {
    const before = await processorOf(stage)
    const { requests } = await load(job)
    const after = await processorOf(stage)
    const [node, database] = [(after.node - before.node) / requests, (after.database - before.database) / requests]
    rounds.push({ node, database, all: node + database })
  }
  const middle = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick))
  const ours = middle(round => round.all)
  const parts = `node ${middle(r => r.node).toFixed(2)}, database ${middle(r => r.database).toFixed(2)}`
  return { what: `${what} (${parts})`, unit: 'ms', ours, budget: 'at most 1', met: ours <= 1 }
}
