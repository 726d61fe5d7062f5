import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '@cairn/contract/problems'
import { instantIn } from '../../ports/clock.ts'
import type { Context } from '../context.ts'
import { inWords, secondsLeft } from './limits.ts'
import { digest } from '../secrets.ts'

const WINDOW = 15 * 60_000

/**
 * Counts before it looks, so that many guesses at once are counted too; in records, which no failing request rolls back. The
 * pair of account and address is locked, never the account: a stranger can make its answers slow, but cannot lock anybody out.
 * Second factors are counted apart: the right password makes the failures before it forgotten, and must not do so for them.
 */
export async function countAttempt(ctx: Context, name: string, personId?: string, at: 'login' | 'factor' = 'login') {
  const target = personId ?? name
  const expiresAt = instantIn(ctx.clock, WINDOW)
  const { address } = ctx.request
  const counters = [
    { kind: `${at}-pair`, id: digest(`${target} ${address}`), limit: ctx.limits.loginPair },
    { kind: `${at}-address`, id: address, limit: ctx.limits.loginAddress },
  ]
  const counts = await Promise.all(counters.map(({ kind, id }) => ctx.records.count(kind, id, expiresAt)))
  const over = counters.find(({ limit }, i) => (counts[i] ?? 0) > limit)
  if (over) {
    ctx.note('log-in locked', { personId })
    throw locked(await secondsLeft(ctx, over.kind, over.id))
  }
  const account = digest(target)
  const tries = await ctx.records.count(`${at}-account`, account, expiresAt)
  if (tries > ctx.limits.loginAccount) await sleep(Math.min(3000, (tries - ctx.limits.loginAccount) * 200))
  return {
    /** The attempt was no failure: only those count. */
    async forget() {
      await ctx.records.remove(`${at}-pair`, counters[0]?.id ?? '')
      await Promise.all([ctx.records.uncount(`${at}-address`, address), ctx.records.uncount(`${at}-account`, account)])
    },
  }
}

function locked(seconds: number) {
  return problem('rate-limited', {
    reason: 'log-in',
    retryAfter: seconds,
    detail: `Too many failed tries. Wait ${inWords(seconds)}, or reset the password.`,
  })
}
