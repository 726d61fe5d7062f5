import type { Flow } from '@cairn/contract/auth'
import { problem } from '@cairn/contract/problems'
import { DAY, HOUR, instantIn, nowOf } from '../../ports/clock.ts'
import type { Stored } from '../../ports/records.ts'
import type { Context, Services } from '../context.ts'
import { inWords, secondsLeft } from './limits.ts'
import { queueMail, type MailJob } from './mail-queue.ts'
import { digest, newSecret } from '../secrets.ts'

/** A running registration, reset or change of address: a record, so that nothing about it exists before it succeeds. */
export interface FlowRecord {
  purpose: 'register' | 'reset' | 'email'
  mail: Pick<MailJob, 'kind' | 'about'>
  /** Where its mail goes; `null` where nobody is told anything. */
  to: string | null
  /** Whose password or address is changed, or who will be made; `null` where it leads nowhere. */
  personId: string | null
  /** The person's when it began: raised by a new password, which ends what somebody began under the old one. */
  epoch: number
  registration: Registration | null
  /** How whoever chose the password of a registration finds back to it: unconfirmed.ts. Also of one that leads nowhere. */
  claim?: Claim
  /** The address that is to become the person's. */
  email: string | null
  /** Hashes of what the last mail carried; `null` before it was sent. */
  code: { hash: string; expiresAt: string; tries: number } | null
  link: string | null
  /** Instants at which mail was asked for. */
  asked: string[]
}

export interface Registration {
  username: string
  email: string
  sealed: string
  givenName: string
  familyName: string
  timeZone: string
  locale: string | null
}

export interface Claim {
  /** The flow's id comes of it and the installation's secret, so that it can be told again and does not stand in the store. */
  seed: string
  sealed: string
  /** As it was typed. */
  email: string
}

const LIFE = { register: DAY, reset: HOUR, email: HOUR }

/** The first thing that whatever sends mail does: the names it looks up and the password it seals are worth limiting too. */
export async function limitFlows(ctx: Context): Promise<void> {
  const { address } = ctx.request
  const count = await ctx.records.count('flows', address, instantIn(ctx.clock, HOUR))
  if (count <= ctx.limits.flowsPerAddress) return
  const retryAfter = await secondsLeft(ctx, 'flows', address)
  throw problem('rate-limited', {
    reason: 'flows',
    retryAfter,
    detail: `Too many tries from your network. Wait ${inWords(retryAfter)}.`,
  })
}

type Start = Pick<FlowRecord, 'purpose' | 'mail' | 'to' | 'personId'> &
  Partial<Pick<FlowRecord, 'registration' | 'claim' | 'email'>> & {
    flow?: string
    /** Who has the address that was typed, if that is somebody else: what is kept about it goes with their account. */
    holderId?: string | undefined
  }

const resendAfter = ({ limits }: Services) => limits.resendSeconds * 1000

/** Begins a flow and asks for its mail. The answer and the work are the same, whether or not anybody will be told anything. */
export async function beginFlow(ctx: Context, { holderId, flow = newSecret(), ...start }: Start): Promise<Flow> {
  const epoch = await ctx.sessions.epoch(start.personId ?? 'nobody')
  const proofs = { code: null, link: null, asked: [nowOf(ctx.clock)] }
  const record: FlowRecord = { registration: null, email: null, ...start, epoch, ...proofs }
  const expiresAt = instantIn(ctx.clock, LIFE[start.purpose])
  const owner = holderId ?? start.personId
  await ctx.records.put('flow', digest(flow), record, { expect: 'absent', expiresAt, ...(owner && { owner }) })
  await queueMail(ctx, { ...start.mail, flow: digest(flow) })
  return { flow, expiresAt, resendAt: instantIn(ctx.clock, resendAfter(ctx)) }
}

export async function resendFlow(ctx: Context, flow: string): Promise<Flow> {
  const stored = await openFlow(ctx, digest(flow))
  const wait = Math.ceil((resendableAt(ctx, stored.value) - ctx.clock.ms()) / 1000)
  if (wait > 0)
    throw problem('rate-limited', {
      reason: 'resend',
      retryAfter: wait,
      detail: `A new code can be sent in ${inWords(wait)}.`,
    })
  const record: FlowRecord = { ...stored.value, asked: [...askedLately(ctx, stored.value), nowOf(ctx.clock)] }
  if (!(await saveFlow(ctx, stored, record))) throw problem('rate-limited', { reason: 'resend', retryAfter: 60 })
  await queueMail(ctx, { ...record.mail, flow: stored.id })
  return { flow, expiresAt: stored.expiresAt ?? nowOf(ctx.clock), resendAt: instantIn(ctx.clock, resendAfter(ctx)) }
}

/** When its next mail may be asked for, in milliseconds since 1970; in the past, when it may be now. */
export function resendableAt(ctx: Context, record: FlowRecord): number {
  const lately = askedLately(ctx, record)
  const [first = '', last = ''] = [lately[0], lately.at(-1)]
  if (!last) return 0
  return lately.length >= ctx.limits.resends ? Date.parse(first) + HOUR : Date.parse(last) + resendAfter(ctx)
}

const askedLately = ({ clock }: Context, { asked }: FlowRecord) => asked.filter(at => at > instantIn(clock, -HOUR))

/** Ends a flow that succeeded; false when another request did so at the same moment. */
export const endFlow = (ctx: Context, { id }: Stored<FlowRecord>) => ctx.records.remove('flow', id)

/** Where the mail of a flow goes, and on whose account; nothing when it is over, or nobody is told anything. */
export async function recipientOf({ records }: Services, id: string) {
  const { to, personId } = (await records.get<FlowRecord>('flow', id))?.value ?? {}
  return to ? { to, personId } : undefined
}

/** The flow as it stands; `gone` when it is over. */
export async function openFlow(ctx: Context, id: string): Promise<Stored<FlowRecord>> {
  const stored = await ctx.records.get<FlowRecord>('flow', id)
  if (!stored) throw expired()
  return stored
}

/** False: it has gone on since it was read. */
export function saveFlow(
  { records }: Services,
  { id, version, expiresAt }: Stored<FlowRecord>,
  record: FlowRecord,
): Promise<boolean> {
  return records.put('flow', id, record, { expect: version, expiresAt })
}

/** Also the answer to a flow that leads nowhere: whoever asks cannot tell which. */
export const expired = () =>
  problem('gone', { reason: 'code-expired', detail: 'This code or link no longer works. Ask for a new one.' })
