import { load, type Call } from '../harness/load.ts'
import { startBare } from '../harness/bare.ts'
import type { Result, Row } from '../harness/result.ts'
import { interleave, ratioOf } from '../harness/rounds.ts'
import { CONNECTIONS, gets, openStage } from '../harness/stage.ts'

/** A page of 20 of 100 tasks against a bare server that sends the same ones: from the same statement, and as it would by itself. */
export const list: Row = {
  name: 'list',
  async run() {
    await using stage = await openStage({ crowd: 0, each: 100 })
    await using bare = await startBare('list', stage.postgres)
    const job = { connections: CONNECTIONS, expect: 200, seconds: 2 }
    const ours = gets(stage.people, '/tasks?limit=20')
    const against = async (kind: 'lines' | 'rows', what: string): Promise<Result> => {
      const theirs = stage.people.map(({ scope }): Call => ({ method: 'GET', path: `/${kind}?${scope}`, headers: {} }))
      const pairs = await interleave(
        () => load({ ...job, address: stage.server.address, calls: ours }),
        () => load({ ...job, address: bare.address, calls: theirs }),
      )
      const ratio = ratioOf(pairs.map(([a, b]) => [a.perSecond, b.perSecond]))
      return { what, unit: '/s', ...ratio, budget: 'at least 0.5', met: ratio.ratio >= 0.5 }
    }
    return [
      await against('lines', 'GET /tasks?limit=20 of 100, against the same statement'),
      await against('rows', 'GET /tasks?limit=20 of 100, against rows'),
    ]
  },
}
