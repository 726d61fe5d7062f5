import type { ParsedOf } from '@cairn/contract/contract'
import { problem } from '@cairn/contract/problems'
import { newChallenge } from './challenges.ts'
import type { Context } from '../context.ts'
import { tell } from './factor-proof.ts'
import { factorSetup } from './factor-setup.ts'
import { changeFactors, factorsOf, hasFactor, shown } from './own-factors.ts'
import { requestOptions } from './passkeys.ts'
import { provenStanding } from './proving.ts'
import { newRecoveryCodes } from './recovery-codes.ts'
import { relyingParty } from './relying-party.ts'
import { endOthers } from './session-list.ts'
import { guard, notFound } from '../standing.ts'
import { myself } from './users.ts'

export const factors = {
  ...factorSetup,

  async list(ctx: Context) {
    guard(ctx, 'factors.list', {})
    const own = await factorsOf(ctx, ctx.actor.id)
    return { items: shown(own), recoveryCodes: own.recovery.length }
  },

  async beginProof(ctx: Context) {
    guard(ctx, 'factors.beginProof', {})
    const { passkeys } = await factorsOf(ctx, ctx.actor.id)
    if (passkeys.length === 0) throw problem('conflict', { reason: 'no-passkey', detail: 'You have no passkey.' })
    const challenge = await newChallenge(ctx, { personId: ctx.actor.id, purpose: 'prove' })
    return requestOptions(relyingParty(ctx.publicUrl()), passkeys, challenge)
  },

  async renewRecoveryCodes(ctx: Context) {
    guard(ctx, 'factors.renewRecoveryCodes', await provenStanding(ctx))
    const person = await myself(ctx)
    const codes = newRecoveryCodes(ctx.secret, person.id)
    await changeFactors(ctx, person.id, own => {
      if (!hasFactor(own)) throw problem('conflict', { reason: 'no-factor', detail: 'You have no second factor.' })
      return { ...own, recovery: codes.kept }
    })
    ctx.note('recovery codes renewed', { personId: person.id, sessionId: ctx.actor.sessionId })
    await tell(ctx, person, 'recovery-codes-renewed')
    return { recoveryCodes: codes.shown }
  },

  async rename(ctx: Context, { factorId, name }: ParsedOf<'factors.rename'>) {
    guard(ctx, 'factors.rename', {})
    const renamed = <F extends { id: string }>(factor: F) => (factor.id === factorId ? { ...factor, name } : factor)
    const after = await changeFactors(ctx, ctx.actor.id, own => {
      if (!shown(own).some(({ id }) => id === factorId)) throw notFound('factor')
      return { ...own, totp: own.totp.map(renamed), passkeys: own.passkeys.map(renamed) }
    })
    const factor = shown(after).find(({ id }) => id === factorId)
    if (!factor) throw notFound('factor')
    return factor
  },

  /** Other sessions end: one removes a factor because the device is lost, and may be signed in on it. */
  async remove(ctx: Context, { factorId }: ParsedOf<'factors.remove'>) {
    guard(ctx, 'factors.remove', await provenStanding(ctx))
    const person = await myself(ctx)
    const isOther = (factor: { id: string }) => factor.id !== factorId
    await changeFactors(ctx, person.id, own => {
      if (shown(own).every(isOther)) throw notFound('factor')
      return { ...own, totp: own.totp.filter(isOther), passkeys: own.passkeys.filter(isOther) }
    })
    await endOthers(ctx)
    ctx.note('factor removed', { personId: person.id, sessionId: ctx.actor.sessionId })
    await tell(ctx, person, 'factor-removed')
  },
}
