import type { ParsedOf } from '@cairn/contract/contract'
import { difference } from '@cairn/contract/entries'
import { problem } from '@cairn/contract/problems'
import { normalized } from '@cairn/contract/names'
import { nowOf } from '../../ports/clock.ts'
import { put } from '../../ports/commit.ts'
import type { PersonRow } from '../../ports/rows.ts'
import { countAttempt } from './attempts.ts'
import type { Context } from '../context.ts'
import { beginFlow, endFlow, expired, limitFlows, type FlowRecord } from './flows.ts'
import { proveFlow } from './flow-proofs.ts'
import { queueMail } from './mail-queue.ts'
import { checkOwnPassword } from './proving.ts'
import { refuseDomain } from './registration-rules.ts'
import { guard } from '../standing.ts'
import { myself } from './users.ts'

export const emailChange = {
  /** Answers alike whether or not the address has an account; its owner is told by mail. */
  async requestEmailChange(ctx: Context, { email, password }: ParsedOf<'auth.requestEmailChange'>) {
    guard(ctx, 'auth.requestEmailChange', {})
    await limitFlows(ctx)
    const person = await myself(ctx)
    await checkOwnPassword(ctx, password, '/password')
    refuseDomain(ctx, email)
    if (email === person.email)
      throw problem('invalid-request', {
        reason: 'same-email',
        errors: [{ pointer: '/email', detail: 'This is your address already.' }],
      })
    const holder = await ctx.store.persons.byName(normalized(email))
    const isFree = !holder || holder.id === person.id
    return beginFlow(ctx, {
      purpose: 'email',
      mail: isFree ? { kind: 'confirm-email' } : { kind: 'email-in-use', about: { username: holder.username } },
      to: isFree ? email : holder.email,
      holderId: holder?.id,
      // Also where it leads nowhere: what it may still send counts for whoever asks.
      personId: person.id,
      email: isFree ? email : null,
    })
  },

  async verifyEmailChange(ctx: Context, input: ParsedOf<'auth.verifyEmailChange'>) {
    const stored = await proveFlow(ctx, 'email', 'code' in input ? input : { token: input.token })
    const person = await requesterOf(ctx, stored.value, 'password' in input ? input.password : undefined)
    const { email } = stored.value
    if (!email) throw expired()
    await moveTo(ctx, person, email)
    await endFlow(ctx, stored)
    ctx.note('address changed', { personId: person.id })
    await queueMail(ctx, { kind: 'email-changed', to: person.email, about: { username: person.username } })
  },
}

/** A mail alone changes nothing: scanners open links, and the new mailbox may be a stranger's. */
async function requesterOf(ctx: Context, { personId }: FlowRecord, password: string | undefined): Promise<PersonRow> {
  const person = personId ? await ctx.store.persons.get(personId) : undefined
  if (!person) throw expired()
  if (ctx.signedIn && ctx.actor.sessionId && ctx.actor.id === person.id) return person
  if (password === undefined) throw notTheRequester()
  const attempts = await countAttempt(ctx, person.id)
  if (!(await ctx.identity.checkPassword(person.id, password))) {
    ctx.note('proof failed', { personId: person.id })
    throw notTheRequester()
  }
  await attempts.forget()
  return person
}

/** The store moves the unique name with the row: from this commit on only the new address logs in and resets. */
async function moveTo(ctx: Context, row: PersonRow, email: string): Promise<void> {
  const emailKey = normalized(email)
  const person: PersonRow = { ...row, email, emailKey, version: row.version + 1, updatedAt: nowOf(ctx.clock) }
  const sides = difference(row, person, ['email'])
  await ctx.commit(
    {
      scope: row.scope,
      changes: [put('persons', person, { expect: row.version })],
      entries: [{ kind: 'person.updated', subjectId: row.id, ...sides }],
    },
    null,
  )
}

const notTheRequester = () =>
  problem('forbidden', {
    reason: 'not-the-requester',
    detail: 'Log in to the account whose address this changes, or give its password.',
  })
