import { problem } from '@cairn/contract/problems'
import { MINUTE, instantIn, nowOf } from '../../ports/clock.ts'
import type { Stored } from '../../ports/records.ts'
import type { Context, Services } from '../context.ts'
import { expired, openFlow, saveFlow, type FlowRecord } from './flows.ts'
import { codeFrom, digest, keyedDigest, newSecret, sameDigest } from '../secrets.ts'

/** What a mail carries, and what a flow is proved by: a code to type, or the secret of a link. */
type Proof = { flow: string; code: string } | { token: string }

const CODE_LIFE = 10 * MINUTE

/** The flow that a code or a link proves. A try is counted before it is looked at, so that guessing at once gains nothing. */
export async function proveFlow(
  ctx: Context,
  purpose: FlowRecord['purpose'],
  proof: Proof,
): Promise<Stored<FlowRecord>> {
  const stored = 'code' in proof ? await proveCode(ctx, proof) : await proveLink(ctx, proof.token)
  const { value } = stored
  if (value.purpose !== purpose || value.epoch !== (await ctx.sessions.epoch(value.personId ?? 'nobody')))
    throw expired()
  return stored
}

/**
 * The code and link of a mail that is about to be sent; what they replace stops working. They follow from the mail's id, so that a
 * mail that is tried again says the same: a provider may keep either. Where none is going to be sent, the code is one that nobody
 * can type: from outside the flow looks the same, but there is nothing to guess.
 */
export async function renewProofs(
  services: Services,
  id: string,
  { mail, sent }: { mail: string; sent: boolean },
): Promise<{ code: string; token: string } | undefined> {
  const stored = await services.records.get<FlowRecord>('flow', id)
  if (!stored) return undefined
  const code = codeFrom(keyedDigest(services.secret, `code of ${mail}`))
  const secret = keyedDigest(services.secret, `link of ${mail}`)
  const hash = codeHash(services, id, sent ? code : newSecret())
  const record: FlowRecord = {
    ...stored.value,
    code: {
      hash,
      expiresAt: instantIn(services.clock, CODE_LIFE),
      tries: stored.value.code?.hash === hash ? stored.value.code.tries : 0,
    },
    link: digest(secret),
  }
  const saved = await saveFlow(services, stored, record)
  return saved ? { code, token: `${id}.${secret}` } : renewProofs(services, id, { mail, sent })
}

async function proveCode(ctx: Context, { flow, code }: { flow: string; code: string }): Promise<Stored<FlowRecord>> {
  const stored = await openFlow(ctx, digest(flow))
  const { value } = stored
  if (!value.code || isWorn(ctx, value.code)) throw expired()
  const tries = value.code.tries + 1
  const counted = await saveFlow(ctx, stored, { ...value, code: { ...value.code, tries } })
  // Somebody tried at the same moment: look again, the count has moved.
  if (!counted) return proveCode(ctx, { flow, code })
  if (!sameDigest(value.code.hash, codeHash(ctx, stored.id, code))) throw wrongCode(ctx.limits.codeTries - tries)
  return stored
}

/** Not even the right code opens anything any more. */
export const isWorn = ({ clock, limits }: Services, { expiresAt, tries }: NonNullable<FlowRecord['code']>) =>
  expiresAt <= nowOf(clock) || tries >= limits.codeTries

async function proveLink(ctx: Context, token: string): Promise<Stored<FlowRecord>> {
  const [id = '', secret = ''] = token.split('.')
  const stored = await openFlow(ctx, id)
  if (!sameDigest(stored.value.link, digest(secret))) throw expired()
  return stored
}

/** Bound to the flow, so that a code of one is worth nothing in another. */
const codeHash = (services: Services, id: string, code: string) => keyedDigest(services.secret, `code:${id}:${code}`)

const wrongCode = (left: number) =>
  problem('invalid-request', {
    reason: 'wrong-code',
    errors: [
      {
        pointer: '/code',
        detail:
          left > 0
            ? `This is not the code from the newest mail. ${left} ${left === 1 ? 'try' : 'tries'} left.`
            : 'This is not the code. Ask for a new one.',
      },
    ],
  })
