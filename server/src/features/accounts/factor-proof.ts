import type { FactorProof } from '@cairn/contract/factors'
import type { Assertion } from '@cairn/contract/passkeys'
import { Problem, problem } from '@cairn/contract/problems'
import { DAY, instantIn, nowOf } from '../../ports/clock.ts'
import type { PersonRow } from '../../ports/rows.ts'
import { countAttempt } from './attempts.ts'
import { takeChallenge, type Bound } from './challenges.ts'
import type { Context } from '../context.ts'
import { inWords, secondsLeft } from './limits.ts'
import { queueMail } from './mail-queue.ts'
import type { factorMails } from './mail-texts/factors.ts'
import { changeFactors, type OwnFactors } from './own-factors.ts'
import { challengeOf, used } from './passkeys.ts'
import { recoveryDigest } from './recovery-codes.ts'
import { relyingParty } from './relying-party.ts'
import { open } from './seals.ts'
import { stepOf } from './totp.ts'

/** Uses up what proves a factor of this person: it counts once. Refuses with `wrong-factor`, or `rate-limited` after too many tries. */
export async function proveFactor(
  ctx: Context,
  person: PersonRow,
  proof: FactorProof,
  purpose: Bound['purpose'],
): Promise<void> {
  const attempt = await countAttempt(ctx, person.id, 'factor')
  try {
    if ('code' in proof) await useCode(ctx, person, proof.code)
    else if ('recoveryCode' in proof) await useRecoveryCode(ctx, person, proof.recoveryCode)
    else await usePasskey(ctx, proof.passkey, { personId: person.id, purpose })
  } catch (error) {
    if (error instanceof Problem) ctx.note('factor failed', { personId: person.id })
    throw error
  }
  await attempt.forget()
}

/** About second factors their owner is told by mail. */
export const tell = (ctx: Context, { email, username }: PersonRow, kind: keyof typeof factorMails) =>
  queueMail(ctx, { kind, to: email, about: { username } })

/**
 * Six digits can be guessed by whoever has the password and enough addresses, so they are few in a day, wherever they come from. What
 * nobody can guess still lets the owner in.
 */
async function useCode(ctx: Context, person: PersonRow, code: string): Promise<void> {
  const { factorCodes } = ctx.limits
  const tries = await ctx.records.count('factor-codes', person.id, instantIn(ctx.clock, DAY))
  if (tries === factorCodes + 1) await tell(ctx, person, 'many-wrong-codes')
  if (tries > factorCodes) throw tooManyCodes(await secondsLeft(ctx, 'factor-codes', person.id))
  await changeFactors(ctx, person.id, factors => ({ ...factors, totp: withStep(ctx, person.id, factors, code) }))
  await ctx.records.uncount('factor-codes', person.id)
}

function withStep(ctx: Context, personId: string, { totp }: OwnFactors, code: string): OwnFactors['totp'] {
  for (const factor of totp) {
    const seed = open(ctx.secret, personId, factor.seed)
    const step = seed && stepOf(seed, code, ctx.clock.ms())
    if (step === undefined || step <= factor.lastStep) continue
    return totp.map(one => (one === factor ? { ...one, lastStep: step, lastUsedAt: nowOf(ctx.clock) } : one))
  }
  throw wrongCode('This code is not right, or was used already. Wait for the next one.')
}

async function useRecoveryCode(ctx: Context, person: PersonRow, code: string): Promise<void> {
  const digest = recoveryDigest(ctx.secret, person.id, code)
  await changeFactors(ctx, person.id, factors => {
    if (!factors.recovery.includes(digest))
      throw wrong('recoveryCode', 'This is none of your recovery codes, or was used already.')
    return { ...factors, recovery: factors.recovery.filter(kept => kept !== digest) }
  })
  ctx.note('recovery code used', { personId: person.id })
  await tell(ctx, person, 'recovery-code-used')
}

async function usePasskey(ctx: Context, response: Assertion, bound: Bound): Promise<void> {
  const challenge = challengeOf(response)
  if (!challenge || !(await takeChallenge(ctx, challenge, bound))) throw wrongPasskey()
  const rp = relyingParty(ctx.publicUrl())
  await changeFactors(ctx, bound.personId, async factors => {
    const passkey = factors.passkeys.find(({ credentialId }) => credentialId === response.id)
    const counted = passkey && (await used(rp, { challenge, passkey }, response))
    if (!counted) throw wrongPasskey()
    const next = { ...passkey, ...counted, lastUsedAt: nowOf(ctx.clock) }
    return { ...factors, passkeys: factors.passkeys.map(one => (one === passkey ? next : one)) }
  })
}

export const wrongCode = (detail: string) => wrong('code', detail)

export const wrongPasskey = () => wrong('passkey', 'This passkey was not accepted. Begin anew.')

const wrong = (field: string, detail: string) =>
  problem('invalid-request', { reason: 'wrong-factor', errors: [{ pointer: `/${field}`, detail }] })

const tooManyCodes = (seconds: number) =>
  problem('rate-limited', {
    reason: 'factor-codes',
    retryAfter: seconds,
    detail: `Too many wrong codes for this account. Use a recovery code or a passkey, or wait ${inWords(seconds)}.`,
  })
