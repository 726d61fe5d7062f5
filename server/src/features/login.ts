import { setTimeout as sleep } from 'node:timers/promises'
import type { Session } from '@cairn/contract/auth'
import type { ParsedOf } from '@cairn/contract/contract'
import { problem } from '@cairn/contract/problems'
import { normalized } from '@cairn/contract/users'
import { instantIn } from '../ports/clock.ts'
import type { PersonRow } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { noteLogin } from './last-login.ts'
import { inWords, secondsLeft } from './limits.ts'
import { digest } from './secrets.ts'
import { profile } from './users.ts'

const WINDOW = 15 * 60_000

export const login = {
  async login(ctx: Context, { identifier, password, keep }: ParsedOf<'auth.login'>) {
    const name = normalized(identifier)
    const person = await ctx.store.persons.byName(name)
    // By the account: whoever tries its name and its address in turn has no more tries than others.
    const attempts = await countAttempt(ctx, name, person?.id)
    // Before the password is looked at: one that is reset meanwhile must not open a session any more.
    const epoch = await ctx.sessions.epoch(person?.id ?? 'nobody')
    if (!(await ctx.identity.checkPassword(person?.id, password)) || !person) {
      ctx.note('log-in failed', { personId: person?.id })
      throw problem('unauthenticated', {
        reason: 'wrong-credentials',
        detail: 'The name or the password is not right.',
      })
    }
    await attempts.forget()
    return beginSession(ctx, person, { keep, epoch })
  },

  async logout(ctx: Context) {
    if (!ctx.signedIn || !ctx.actor.sessionId) return
    await ctx.sessions.end(ctx.actor.sessionId)
    ctx.note('log-out', { personId: ctx.actor.id, sessionId: ctx.actor.sessionId })
  },
}

/** A session for somebody who has just shown who they are. http turns the token into a cookie for browsers. */
export async function beginSession(
  ctx: Context,
  person: PersonRow,
  { keep = false, epoch }: { keep?: boolean; epoch?: number } = {},
): Promise<Session> {
  const { userAgent, address } = ctx.request
  const { token, sessionId, expiresAt } = await ctx.sessions.start(person.id, { keep, userAgent, address, epoch })
  await noteLogin(ctx, person.id, sessionId)
  const user = await profile(ctx, person, sessionId)
  ctx.note('log-in', { personId: person.id, sessionId })
  return { token, expiresAt, user }
}

/**
 * Counts before it looks, so that many guesses at once are counted too; in records, which no failing request rolls back. The
 * pair of account and address is locked, never the account: a stranger can make its answers slow, but cannot lock anybody out.
 */
export async function countAttempt(ctx: Context, name: string, personId?: string) {
  const target = personId ?? name
  const expiresAt = instantIn(ctx.clock, WINDOW)
  const { address } = ctx.request
  const counters = [
    { kind: 'login-pair', id: digest(`${target} ${address}`), limit: ctx.limits.loginPair },
    { kind: 'login-address', id: address, limit: ctx.limits.loginAddress },
  ]
  const counts = await Promise.all(counters.map(({ kind, id }) => ctx.records.count(kind, id, expiresAt)))
  const over = counters.find(({ limit }, i) => (counts[i] ?? 0) > limit)
  if (over) {
    ctx.note('log-in locked', { personId })
    throw locked(await secondsLeft(ctx, over.kind, over.id))
  }
  const account = digest(target)
  const tries = await ctx.records.count('login-account', account, expiresAt)
  if (tries > ctx.limits.loginAccount) await sleep(Math.min(3000, (tries - ctx.limits.loginAccount) * 200))
  return {
    /** The attempt was no failure: only those count. */
    async forget() {
      await ctx.records.remove('login-pair', counters[0]?.id ?? '')
      await Promise.all([ctx.records.uncount('login-address', address), ctx.records.uncount('login-account', account)])
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
