import { load, type Call } from '../harness/load.ts'
import type { Result, Row } from '../harness/result.ts'
import { interleave, ratioOf } from '../harness/rounds.ts'
import { CONNECTIONS, creates, gets, openStage, validatorsOf, type Stage } from '../harness/stage.ts'

/** What people feel when everybody else has come too: the same questions on a small and on a large database. */
export const growth: Row = {
  name: 'growth',
  async run({ full }) {
    const crowd = full ? 10_000 : 1000
    await using small = await openStage({ crowd: 100 - CONNECTIONS, each: 100 })
    await using large = await openStage({ crowd: crowd - CONNECTIONS, each: 100 })
    const size = `${(crowd * 100).toLocaleString('en')} tasks against 10,000`
    const results: Result[] = []
    for (const { what, expect, calls } of QUESTIONS) {
      const [inSmall, inLarge] = [await calls(small), await calls(large)]
      const ask = ({ server }: Stage, asked: Call[]) =>
        load({ address: server.address, connections: CONNECTIONS, seconds: 2, expect, calls: asked })
      const pairs = await interleave(
        () => ask(large, inLarge),
        () => ask(small, inSmall),
      )
      const ratio = ratioOf(pairs.map(([a, b]) => [a.p50, b.p50]))
      results.push({ what: `${what}, ${size}`, unit: 'ms', ...ratio, budget: 'at most 1.3', met: ratio.ratio <= 1.3 })
    }
    return results
  },
}

const QUESTIONS: { what: string; expect: number; calls(stage: Stage): Call[] | Promise<Call[]> }[] = [
  { what: 'list', expect: 200, calls: ({ people }) => gets(people, '/tasks?limit=20') },
  { what: 'filter', expect: 200, calls: ({ people }) => gets(people, '/tasks?limit=20&q=ladder%20priority:high') },
  { what: 'statistics', expect: 200, calls: ({ people }) => gets(people, '/tasks/stats') },
  { what: 'unchanged list', expect: 304, calls: stage => validatorsOf(stage, '/tasks?limit=20') },
  { what: 'create', expect: 201, calls: ({ people }) => creates(people.map(({ token }) => token)) },
]
