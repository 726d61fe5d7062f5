import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '@cairn/contract/problems'
import { MINUTE, instantIn, nowOf } from '../../ports/clock.ts'
import type { Stored } from '../../ports/records.ts'
import type { Context, Services } from '../context.ts'

/**
 * Whoever registers first runs the installation. A record that is written conditionally: of many at once one has it. It is there
 * before the account, so that no second account comes to be meanwhile that should not.
 */
export interface Claim {
  /** `null`: nobody, and nobody gets it by registering. */
  personId: string | null
  at: string
  /** The account is there or, where nobody runs it, others are: from then on nobody takes the claim over by registering. */
  settled: boolean
}

/** Longer than any request takes: a claim without an account after that is left over from a crash. */
const PATIENCE = MINUTE
/** How often, and at what distance in milliseconds, to look for the account of somebody who is registering right now. */
const LOOKS = 20
const PAUSE = 100

type Kept = Pick<Services, 'store' | 'records' | 'clock'>

export async function isOperator(ctx: Context, personId: string): Promise<boolean> {
  return (await claimIn(ctx))?.value.personId === personId
}

/** Whoever is alone here may leave: nobody is left behind who would need somebody to run it. */
export async function operatorStanding(ctx: Context, personId: string) {
  const operator = await isOperator(ctx, personId)
  return { operator, mustHandOver: operator && (await ctx.store.persons.anyBut(personId)) }
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
    if (isFree(ctx, claim) && (await write(ctx, { personId, at: nowOf(ctx.clock), settled: false }, claim))) return true
    await sleep(PAUSE)
  }
  throw problem('conflict', {
    reason: 'busy',
    retryAfter: PATIENCE / 1000,
    detail: 'Who runs this Cairn is being settled at this very moment. Try again in a minute.',
  })
}

/** Once the account is there. */
export async function settleOperator(ctx: Context, personId: string): Promise<void> {
  const claim = await claimIn(ctx)
  if (claim?.value.personId === personId) await write(ctx, { ...claim.value, settled: true }, claim)
}

/** Makes another account the operator's, or nobody's. */
export async function handOver({ records, clock }: Pick<Services, 'records' | 'clock'>, personId: string | null) {
  const claim: Claim = { personId, at: nowOf(clock), settled: true }
  await records.put('operator', 'first', claim, { expect: 'any', expiresAt: null })
}

/**
 * Behind the last row of somebody who is deleted, if they ran the installation or nobody did. While others are here, nobody runs it
 * until somebody is named on its machine: a stranger who registers must not come to rule over what is theirs. After the last one it is
 * to be as new, which takes a minute: an account may be on its way, and for so long no other one comes to be.
 */
export async function leaveOperator(services: Kept, personId: string): Promise<void> {
  const claim = await claimIn(services)
  if (!claim || (claim.value.personId !== personId && claim.value.personId !== null)) return
  const others = await services.store.persons.anyBut(personId)
  const left = await write(services, { personId: null, at: nowOf(services.clock), settled: others }, claim)
  if (!left) await leaveOperator(services, personId)
}

/** That minute later; false when it is not over, since somebody else was deleted behind this one. */
export async function renewInstallation(services: Kept, personId: string): Promise<boolean> {
  const claim = await claimIn(services)
  if (!claim || claim.value.personId !== null) return true
  const others = await services.store.persons.anyBut(personId)
  if (claim.value.settled) {
    // Whoever was seen then may have gone at the same moment: where nobody is left, the minute begins again.
    if (!others) await leaveOperator(services, personId)
    return others
  }
  if (claim.value.at > instantIn(services.clock, -PATIENCE)) return false
  const done = others
    ? await write(services, { ...claim.value, settled: true }, claim)
    : await services.records.remove('operator', 'first', claim.version)
  return done || renewInstallation(services, personId)
}

/** Also where a crash kept the claim from being settled. */
const isTaken = async (ctx: Context, { settled, personId }: Claim) =>
  settled || (personId !== null && (await ctx.store.persons.get(personId)) !== undefined)

const isFree = ({ clock }: Context, claim: Stored<Claim> | undefined) =>
  !claim || (claim.value.personId !== null && claim.value.at < instantIn(clock, -PATIENCE))

const claimIn = ({ records }: Pick<Services, 'records'>) => records.get<Claim>('operator', 'first')

const write = ({ records }: Pick<Services, 'records'>, value: Claim, before: Stored<Claim> | undefined) =>
  records.put('operator', 'first', value, { expect: before?.version ?? 'absent', expiresAt: null })
