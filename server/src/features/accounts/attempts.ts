import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '@cairn/contract/problems'
import { MINUTE, instantIn } from '../../ports/clock.ts'
import type { Context } from '../context.ts'
import { inWords, secondsLeft } from './limits.ts'
import { digest } from '../secrets.ts'

const WINDOW = 15 * MINUTE

export interface Attempt {
  /** It was no failure: only those count. */
  forget(): Promise<void>
}

export interface UnconfirmedAttempt extends Attempt {
  /** No password is right, not even the right one. */
  barred: boolean
}

/** One at a name that somebody typed. */
export interface NamedAttempt extends UnconfirmedAttempt {
  /** There were so many failures from this network, at whatever name, that it may be barred. */
  many: boolean
}

interface Counter {
  kind: string
  id: string
  limit: number
}

/**
 * Counts before it looks, so that many guesses at once are counted too; in records, which no failing request rolls back. The
 * pair of account and address is locked, never the account: a stranger can make its answers slow, but cannot lock anybody out.
 * Second factors are counted apart: the right password makes the failures before it forgotten, and must not do so for them.
 */
export async function countAttempt(ctx: Context, personId: string, at: 'login' | 'factor' = 'login'): Promise<Attempt> {
  const [pair, address] = [pairOf(ctx, `${at}-pair`, personId), addressOf(ctx, at)]
  await countUpTo(ctx, [pair, address], personId)
  const slow = await slowDown(ctx, at, personId)
  return { forget: () => forget(ctx, { whole: [pair], one: [address, slow] }) }
}

/**
 * What somebody sees who types a name follows from that name and from their network, never from whose it is: whether a username and an
 * address are one account must not show. So the tries at an account are counted beside those at the name, and past their limit it
 * looks as if each password were wrong. Its two names have no more tries than one.
 */
export async function countNamedAttempt(ctx: Context, name: string, personId?: string): Promise<NamedAttempt> {
  const [typed, address] = [pairOf(ctx, 'login-name', name), addressOf(ctx, 'login')]
  const account = pairOf(ctx, 'login-pair', personId ?? name)
  const [, fromHere = 0] = await countUpTo(ctx, [typed, address], personId)
  const tries = await count(ctx, account)
  const slow = await slowDown(ctx, 'login', name)
  return {
    barred: tries > account.limit,
    many: fromHere > account.limit,
    forget: () => forget(ctx, { whole: [typed, account], one: [address, slow] }),
  }
}

/**
 * At the password of a registration: what it finds is the one that the account will have. Its two names have no more tries than one
 * here either. Where none waits, those at the name are counted, so that the work is the same.
 */
export async function countUnconfirmedAttempt(ctx: Context, target: string): Promise<UnconfirmedAttempt> {
  const pair = pairOf(ctx, 'login-unconfirmed', target)
  const tries = await count(ctx, pair)
  return { barred: tries > pair.limit, forget: () => forget(ctx, { whole: [pair], one: [] }) }
}

const pairOf = ({ limits, request }: Context, kind: string, target: string): Counter => ({
  kind,
  id: digest(`${target} ${request.address}`),
  limit: limits.loginPair,
})

const addressOf = ({ limits, request }: Context, at: string): Counter => ({
  kind: `${at}-address`,
  id: request.address,
  limit: limits.loginAddress,
})

const count = (ctx: Context, { kind, id }: Counter) => ctx.records.count(kind, id, instantIn(ctx.clock, WINDOW))

/** Refuses past a limit, and says for how long. */
async function countUpTo(ctx: Context, counters: Counter[], personId?: string): Promise<number[]> {
  const counts = await Promise.all(counters.map(one => count(ctx, one)))
  const over = counters.find(({ limit }, i) => (counts[i] ?? 0) > limit)
  if (!over) return counts
  ctx.note('log-in locked', { personId })
  throw locked(await secondsLeft(ctx, over.kind, over.id))
}

/** From anywhere: a botnet is not kept out, but kept waiting. */
async function slowDown(ctx: Context, at: string, target: string): Promise<Counter> {
  const slow = { kind: `${at}-account`, id: digest(target), limit: ctx.limits.loginAccount }
  const over = (await count(ctx, slow)) - slow.limit
  if (over > 0) await sleep(Math.min(3000, over * 200))
  return slow
}

async function forget({ records }: Context, { whole, one }: { whole: Counter[]; one: Counter[] }): Promise<void> {
  await Promise.all([
    ...whole.map(({ kind, id }) => records.remove(kind, id)),
    ...one.map(({ kind, id }) => records.uncount(kind, id)),
  ])
}

function locked(seconds: number) {
  return problem('rate-limited', {
    reason: 'log-in',
    retryAfter: seconds,
    detail: `Too many failed tries. Wait ${inWords(seconds)}, or reset the password.`,
  })
}
