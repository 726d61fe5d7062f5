import { signUp } from '../harness/people.ts'
import type { Result, Row } from '../harness/result.ts'
import { median } from '../harness/rounds.ts'
import { startServer, type Server } from '../harness/server.ts'

const TRIES = 200

/** Whether the clock tells which names have an account: the same question about a known and an unknown one, in turns. */
export const accounts: Row = {
  name: 'accounts',
  async run() {
    const server = await startServer()
    let readers = 0
    try {
      const [person] = await signUp(server, 1)
      const [known, unknown] = [person?.email ?? '', 'nobody@example.org']
      const logIn = (identifier: string) =>
        timed(server, 401, '/auth/login', { identifier, password: 'not the password' })
      const password = 'three or four words'
      const register = (email: string) =>
        timed(server, 202, '/auth/register', { username: `reader${++readers}`, email, password })
      const reset = (identifier: string) => timed(server, 202, '/auth/password-reset/request', { identifier })
      return [
        await compare(
          'log-in with a wrong password',
          () => logIn(known),
          () => logIn(unknown),
        ),
        await compare(
          'registering an address',
          () => register(known),
          () => register(`reader${readers}@example.org`),
        ),
        await compare(
          'asking for a reset',
          () => reset(known),
          () => reset(unknown),
        ),
      ]
    } finally {
      await server.stop()
    }
  },
}

type Try = () => Promise<number>

async function compare(what: string, known: Try, unknown: Try): Promise<Result> {
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let n = -10; n < TRIES; n++) {
    // Who comes second may find the machine warmer.
    const pair = n % 2 === 0 ? [await known(), await unknown()] : [await unknown(), await known()].toReversed()
    if (n < 0) continue
    times.known.push(pair[0] ?? 0)
    times.unknown.push(pair[1] ?? 0)
  }
  const [ours, bare] = [median(times.known), median(times.unknown)]
  const ratio = ours / bare
  const difference = `${((ratio - 1) * 100).toFixed(1)} %`
  const met = Math.abs(ratio - 1) < 0.1
  return {
    what: `${what}, known and unknown: ${difference}`,
    unit: 'ms',
    ours,
    bare,
    ratio,
    budget: 'within a tenth',
    met,
  }
}

/** Milliseconds. */
async function timed({ address }: Server, expect: number, path: string, body: unknown): Promise<number> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const began = performance.now()
  const answer = await fetch(`${address}/api/v1${path}`, request)
  await answer.text()
  if (answer.status !== expect) throw new Error(`${path} answered ${answer.status}`)
  return performance.now() - began
}
