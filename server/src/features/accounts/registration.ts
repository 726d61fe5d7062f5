import type { ParsedOf } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import { normalized } from '@cairn/contract/names'
import { nowOf } from '../../ports/clock.ts'
import { CommitConflict, put } from '../../ports/commit.ts'
import type { MemberRow, PersonRow, WorkspaceRow } from '../../ports/rows.ts'
import { countAttempt } from './attempts.ts'
import type { Context } from '../context.ts'
import { beginFlow, endFlow, expired, limitFlows, resendFlow, type Registration } from './flows.ts'
import { proveFlow } from './flow-proofs.ts'
import { beginSession } from './login.ts'
import { claimOperator, settleOperator } from './operator.ts'
import { factorsOf, hasFactor } from './own-factors.ts'
import { refuseGuessable } from './passwords.ts'
import { newProject } from '../project-wire.ts'
import { refuseStranger, refuseUninvited } from './registration-rules.ts'
import { digest } from '../secrets.ts'
import { claimOf, letClaim } from './unconfirmed.ts'

export const registration = {
  /** Answers alike whether or not the address has an account; the owner of the mailbox is told which by mail. */
  async register(ctx: Context, { password, ...input }: ParsedOf<'auth.register'>) {
    await limitFlows(ctx)
    await refuseUninvited(ctx, input.email)
    await refuseGuessable(password, input)
    const [sameName, sameMail, sealed] = await Promise.all([
      ctx.store.persons.byName(normalized(input.username)),
      ctx.store.persons.byName(normalized(input.email)),
      ctx.identity.seal(password),
    ])
    if (sameName)
      throw problem('conflict', { reason: 'username-taken', detail: 'This username is taken. Choose another one.' })
    const personId = newId(ctx.clock.ms())
    const { claim, flow } = claimOf(ctx, { sealed, email: input.email })
    const begun = await beginFlow(ctx, {
      purpose: 'register',
      flow,
      claim,
      mail: sameMail ? { kind: 'already-registered', about: { username: sameMail.username } } : { kind: 'activate' },
      to: sameMail?.email ?? input.email,
      holderId: sameMail?.id,
      personId: sameMail ? null : personId,
      registration: sameMail ? null : { ...input, sealed },
    })
    await letClaim(ctx, begun, { names: [input.username, input.email], owner: sameMail?.id ?? personId })
    return begun
  },

  /** The link alone is not enough: mail scanners open links, and a stranger may have typed somebody else's address. */
  async activate(ctx: Context, input: ParsedOf<'auth.activate'>) {
    const stored = await proveFlow(ctx, 'register', 'code' in input ? input : { token: input.token })
    const { registration: wanted, personId } = stored.value
    if (!wanted || !personId) throw expired()
    if ('token' in input) {
      const known =
        'flow' in input ? digest(input.flow) === stored.id : await opens(ctx, { personId, ...wanted }, input.password)
      if (!known)
        throw problem('forbidden', {
          reason: 'not-the-registrant',
          detail: 'Use the browser you registered with, or give the password you chose.',
        })
    }
    const person = await accountOf(ctx, personId, wanted)
    // Again after a crash, when they may have gone on meanwhile: a mail is no second factor.
    if (hasFactor(await factorsOf(ctx, personId))) throw expired()
    await endFlow(ctx, stored)
    ctx.note('account made', { personId })
    return beginSession(ctx, person)
  },

  resend: (ctx: Context, { flow }: ParsedOf<'auth.resend'>) => resendFlow(ctx, flow),
}

/** Whoever reads the mailbox may be somebody else than the one who chose the password, and has no more tries at it than others. */
async function opens(ctx: Context, { personId, sealed }: { personId: string; sealed: string }, password: string) {
  const attempts = await countAttempt(ctx, personId)
  const fits = await ctx.identity.opens(sealed, password)
  if (fits) await attempts.forget()
  return fits
}

/** The account is made once for each flow: who presses twice, or again after a crash, gets the same one. */
async function accountOf(ctx: Context, id: string, wanted: Registration): Promise<PersonRow> {
  const made = await ctx.store.persons.get(id)
  if (made) return made
  return createAccount(ctx, id, wanted).catch(async (error: unknown) => {
    const madeMeanwhile = await ctx.store.persons.get(id)
    if (madeMeanwhile) return madeMeanwhile
    // Somebody else has the name now, so this account will never be: nobody would take its password away.
    if (error instanceof CommitConflict && error.kind === 'taken') await ctx.identity.removePassword(id)
    throw error
  })
}

async function createAccount(ctx: Context, id: string, { sealed, ...wanted }: Registration): Promise<PersonRow> {
  const isOperator = await claimOperator(ctx, id)
  // The rules may have changed since this registration began, and whoever began it as the first need not be the first now.
  if (!isOperator) refuseStranger(ctx, wanted.email)
  const now = nowOf(ctx.clock)
  const scope = newId(ctx.clock.ms())
  const inbox = newProject(scope, { id: newId(ctx.clock.ms()), kind: 'inbox', name: 'Inbox', color: 'grey' }, 0)
  const dates = { createdAt: now, updatedAt: now, version: 1 }
  const person: PersonRow = {
    scope: id,
    id,
    ...wanted,
    usernameKey: normalized(wanted.username),
    emailKey: normalized(wanted.email),
    hourCycle: null,
    weekStart: null,
    personalWorkspaceId: scope,
    inboxId: inbox.id,
    ...dates,
    deletionAt: null,
  }
  const workspace: WorkspaceRow = { scope, id: scope, kind: 'personal', name: wanted.username, ...dates }
  const member: MemberRow = { scope, id, role: 'owner', version: 1, createdAt: now }
  // Before the account: a password without an account opens nothing, an account without a password could not be entered.
  await ctx.identity.setPassword(id, sealed)
  await ctx.commit(
    {
      parts: [
        {
          scope: id,
          changes: [put('persons', person, { expect: 'absent' })],
          entries: [{ kind: 'person.registered', subjectId: id }],
        },
        {
          scope,
          changes: [
            put('workspaces', workspace, { expect: 'absent' }),
            put('members', member, { expect: 'absent' }),
            put('projects', { ...inbox, createdAt: now, updatedAt: now }, { expect: 'absent' }),
          ],
          entries: [
            { kind: 'workspace.created', subjectId: scope },
            { kind: 'project.created', subjectId: inbox.id, new: { name: inbox.name } },
          ],
        },
      ],
    },
    null,
  )
  if (isOperator) await settleOperator(ctx, id)
  return person
}
