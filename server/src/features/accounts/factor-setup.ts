import type { AddedFactor, Factor } from '@cairn/contract/factors'
import type { ParsedOf } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import { MINUTE, instantIn, nowOf } from '../../ports/clock.ts'
import { newChallenge, takeChallenge } from './challenges.ts'
import type { Context } from '../context.ts'
import { tell, wrongCode, wrongPasskey } from './factor-proof.ts'
import { changeFactors, factorsOf, shown, type OwnFactors } from './own-factors.ts'
import { challengeOf, creationOptions, made } from './passkeys.ts'
import { provenStanding } from './proving.ts'
import { newRecoveryCodes } from './recovery-codes.ts'
import { relyingParty } from './relying-party.ts'
import { open, seal } from './seals.ts'
import { digest, newSecret } from '../secrets.ts'
import { endOthers } from './session-list.ts'
import { guard } from '../standing.ts'
import { forApp, newSeed, stepOf } from './totp.ts'
import { myself } from './users.ts'

/** An authenticator app that has not shown a code yet. */
interface TotpSetup {
  personId: string
  seed: string
}

const LIFE = 10 * MINUTE

/** More than anybody carries. */
const MOST = 10

/** How a second factor is added: begun, then proven to work before it counts. */
export const factorSetup = {
  async beginTotp(ctx: Context) {
    guard(ctx, 'factors.beginTotp', await provenStanding(ctx))
    const { id: personId, username } = await myself(ctx)
    const [setup, seed] = [newSecret(), newSeed()]
    const expiresAt = instantIn(ctx.clock, LIFE)
    const record: TotpSetup = { personId, seed: seal(ctx.secret, personId, seed) }
    await ctx.records.put('totp-setup', digest(setup), record, { expect: 'absent', expiresAt, owner: personId })
    return { setup, ...forApp(seed, username), expiresAt }
  },

  async confirmTotp(ctx: Context, { setup, code, name }: ParsedOf<'factors.confirmTotp'>) {
    guard(ctx, 'factors.confirmTotp', await provenStanding(ctx))
    const stored = await ctx.records.get<TotpSetup>('totp-setup', digest(setup))
    if (stored?.value.personId !== ctx.actor.id) throw setupOver()
    const seed = open(ctx.secret, ctx.actor.id, stored.value.seed)
    const lastStep = seed && stepOf(seed, code, ctx.clock.ms())
    if (lastStep === undefined) throw wrongCode('This is not the code that the app should show. Try the next one.')
    if (!(await ctx.records.remove('totp-setup', stored.id))) throw setupOver()
    const totp = { ...named(ctx, name), seed: stored.value.seed, lastStep }
    return add(ctx, totp.id, factors => ({ ...factors, totp: [...factors.totp, totp] }))
  },

  async beginPasskey(ctx: Context) {
    guard(ctx, 'factors.beginPasskey', await provenStanding(ctx))
    const [person, { passkeys }] = await Promise.all([myself(ctx), factorsOf(ctx, ctx.actor.id)])
    const challenge = await newChallenge(ctx, { personId: person.id, purpose: 'add' })
    return creationOptions(relyingParty(ctx.publicUrl()), person, { challenge, known: passkeys })
  },

  async addPasskey(ctx: Context, { passkey: response, name }: ParsedOf<'factors.addPasskey'>) {
    guard(ctx, 'factors.addPasskey', await provenStanding(ctx))
    const challenge = challengeOf(response)
    if (!challenge || !(await takeChallenge(ctx, challenge, { personId: ctx.actor.id, purpose: 'add' })))
      throw wrongPasskey()
    const passkey = await made(relyingParty(ctx.publicUrl()), challenge, response)
    if (!passkey) throw wrongPasskey()
    const factor = { ...named(ctx, name), ...passkey }
    return add(ctx, factor.id, factors => {
      if (factors.passkeys.some(({ credentialId }) => credentialId === passkey.credentialId)) throw known()
      return { ...factors, passkeys: [...factors.passkeys, factor] }
    })
  },
}

const named = ({ clock }: Context, name: string): Omit<Factor, 'kind'> => ({
  id: newId(clock.ms()),
  name,
  createdAt: nowOf(clock),
  lastUsedAt: null,
})

/** With the first one come recovery codes, and sessions that began without a second factor end: one of them may be why it is added. */
async function add(ctx: Context, id: string, put: (factors: OwnFactors) => OwnFactors): Promise<AddedFactor> {
  const person = await myself(ctx)
  const codes = newRecoveryCodes(ctx.secret, ctx.actor.id)
  const after = await changeFactors(ctx, ctx.actor.id, before => {
    const many = before.totp.length + before.passkeys.length
    if (many >= MOST) throw tooMany()
    return put(many === 0 ? { ...before, recovery: codes.kept } : before)
  })
  const isFirst = after.recovery === codes.kept
  if (isFirst) await endOthers(ctx)
  ctx.note('factor added', { personId: person.id, sessionId: ctx.actor.sessionId })
  await tell(ctx, person, 'factor-added')
  const factor = shown(after).find(one => one.id === id)
  if (!factor) throw new Error('A factor that was added is there')
  return { factor, recoveryCodes: isFirst ? codes.shown : null }
}

const setupOver = () =>
  problem('gone', { reason: 'setup-over', detail: 'This took too long, or was finished already. Begin anew.' })

const known = () => problem('conflict', { reason: 'passkey-known', detail: 'You have added this passkey already.' })

const tooMany = () =>
  problem('conflict', {
    reason: 'too-many-factors',
    detail: `You have ${MOST} second factors. Remove one that you no longer use.`,
  })
