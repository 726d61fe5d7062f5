import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '@cairn/contract/problems'
import { MINUTE, instantIn, nowOf } from '../../ports/clock.ts'
import type { Stored } from '../../ports/records.ts'
import type { Context, Services } from '../context.ts'

/**
 * Whoever registers first runs the installation. A record that is written conditionally: of many at once one has it. It is there
 * before the account, so that no second account comes to be meanwhile that should not.
 */
interface Claim {
  personId: string
  at: string
  /** The account is there: from then on nobody takes the claim over, whatever becomes of the account. */
  settled: boolean
}

/** Longer than any request takes: a claim without an account after that is left over from a crash. */
const PATIENCE = MINUTE
/** How often, and at what distance in milliseconds, to look for the account of somebody who is registering right now. */
const LOOKS = 20
const PAUSE = 100

export async function isOperator(ctx: Context, personId: string): Promise<boolean> {
  return (await claimIn(ctx))?.value.personId === personId
}

export async function isFirstRun(ctx: Context): Promise<boolean> {
  const claim = await claimIn(ctx)
  return !claim || !(await isTaken(ctx, claim.value))
}

/** Before the account is made: whether it is the operator's. The same person may claim again, after a crash. */
export async function claimOperator(ctx: Context, personId: string): Promise<boolean> {
  if (!ctx.registration.firstIsOperator) return false
  for (let look = 0; look < LOOKS; look++) {
    const claim = await claimIn(ctx)
    if (claim?.value.personId === personId) return true
    if (claim && (await isTaken(ctx, claim.value))) return false
    const isFree = !claim || claim.value.at < instantIn(ctx.clock, -PATIENCE)
    if (isFree && (await write(ctx, { personId, at: nowOf(ctx.clock), settled: false }, claim))) return true
    await sleep(PAUSE)
  }
  throw problem('conflict', {
    reason: 'busy',
    retryAfter: PATIENCE / 1000,
    detail: 'Somebody else is registering here as the first person at this very moment. Try again in a minute.',
  })
}

/** Once the account is there. */
export async function settleOperator(ctx: Context, personId: string): Promise<void> {
  const claim = await claimIn(ctx)
  if (claim?.value.personId === personId) await write(ctx, { ...claim.value, settled: true }, claim)
}

/** Makes another account the operator's. With nobody, whoever registers next is it, as in a new installation. */
export async function handOver({ records, clock }: Pick<Services, 'records' | 'clock'>, personId: string | null) {
  if (personId === null) return void (await records.remove('operator', 'first'))
  const claim: Claim = { personId, at: nowOf(clock), settled: true }
  await records.put('operator', 'first', claim, { expect: 'any', expiresAt: null })
}

/** Also where a crash kept the claim from being settled. */
const isTaken = async (ctx: Context, { settled, personId }: Claim) =>
  settled || (await ctx.store.persons.get(personId)) !== undefined

const claimIn = ({ records }: Context) => records.get<Claim>('operator', 'first')

const write = ({ records }: Context, value: Claim, before: Stored<Claim> | undefined) =>
  records.put('operator', 'first', value, { expect: before?.version ?? 'absent', expiresAt: null })
