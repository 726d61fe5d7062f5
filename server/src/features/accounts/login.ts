import type { LoginStep, Session, Unconfirmed } from '@cairn/contract/auth'
import type { ParsedOf } from '@cairn/contract/contract'
import { problem } from '@cairn/contract/problems'
import { normalized } from '@cairn/contract/names'
import type { PersonRow } from '../../ports/rows.ts'
import { countNamedAttempt } from './attempts.ts'
import type { Context } from '../context.ts'
import { proveFactor } from './factor-proof.ts'
import { beginHalfLogin, endHalfLogin, loginOver, tryHalfLogin } from './half-login.ts'
import { noteLogin } from './last-login.ts'
import { isOperator } from './operator.ts'
import { factorsOf, hasFactor } from './own-factors.ts'
import type { Token } from './session-tokens.ts'
import { unconfirmedBy } from './unconfirmed.ts'
import { profile } from './users.ts'

export const login = {
  async login(ctx: Context, { identifier, password, keep }: ParsedOf<'auth.login'>) {
    const known = await checkCredentials(ctx, identifier, password)
    if (!('person' in known)) return known
    return admit(ctx, known.person, { keep, epoch: known.epoch })
  },

  /** The same, but only whoever administers something gets in; only who knows the password hears that they do not. */
  async adminLogin(ctx: Context, { identifier, password, keep }: ParsedOf<'auth.adminLogin'>) {
    const known = await checkCredentials(ctx, identifier, password)
    // An account that is still to be made administers nothing.
    if (!('person' in known)) throw notAnAdministrator()
    const { person, epoch } = known
    if (!(await administers(ctx, person))) {
      ctx.note('log-in failed', { personId: person.id })
      throw notAnAdministrator()
    }
    return admit(ctx, person, { keep, epoch })
  },

  /** The second step. What was shown is used up before the session begins, and so is the log-in: each of them opens one. */
  async finishLogin(ctx: Context, { login, ...proof }: ParsedOf<'auth.finishLogin'>) {
    const half = await tryHalfLogin(ctx, login)
    const { personId, epoch, keep } = half.value
    const person = await ctx.store.persons.get(personId)
    if (!person || epoch < (await ctx.sessions.epoch(personId))) throw loginOver()
    await proveFactor(ctx, person, proof, `login ${half.id}`)
    if (!(await endHalfLogin(ctx, half))) throw loginOver()
    return beginSession(ctx, person, { keep, epoch })
  },

  async logout(ctx: Context) {
    if (!ctx.signedIn || !ctx.actor.sessionId) return
    await ctx.sessions.end(ctx.actor.sessionId)
    ctx.note('log-out', { personId: ctx.actor.id, sessionId: ctx.actor.sessionId })
  },
}

/** Whose the password is: a person, or a registration that waits for its address to be confirmed. */
async function checkCredentials(
  ctx: Context,
  identifier: string,
  password: string,
): Promise<{ person: PersonRow; epoch: number } | Unconfirmed> {
  const name = normalized(identifier)
  const person = await ctx.store.persons.byName(name)
  const { barred, many, forget } = await countNamedAttempt(ctx, name, person?.id)
  // Before the password is looked at: one that is reset meanwhile must not open a session any more.
  const epoch = await ctx.sessions.epoch(person?.id ?? 'nobody')
  const right = await ctx.identity.checkPassword(barred ? undefined : person?.id, password)
  if (!right || !person) {
    // Looked at in any case, and whatever the tries at an account are; a right one makes none of those forgotten.
    const unconfirmed = await unconfirmedBy(ctx, name, password)
    if (unconfirmed) {
      ctx.note('log-in unconfirmed', {})
      return unconfirmed
    }
    ctx.note(barred ? 'log-in locked' : 'log-in failed', { personId: person?.id })
    throw wrongCredentials(many)
  }
  await forget()
  return { person, epoch }
}

const wrongCredentials = (many: boolean) =>
  problem('unauthenticated', {
    reason: 'wrong-credentials',
    detail: many
      ? 'The name or the password is not right. After this many tries from your network even the right one may be refused: wait 15 minutes, or reset the password.'
      : 'The name or the password is not right.',
  })

const notAnAdministrator = () =>
  problem('forbidden', {
    reason: 'not-an-administrator',
    detail: 'This account administers nothing here. Log in as everybody does.',
  })

/** The installation, or a workspace that is not only their own. */
async function administers(ctx: Context, { id, personalWorkspaceId }: PersonRow): Promise<boolean> {
  if (await isOperator(ctx, id)) return true
  const reach = await ctx.store.persons.reach(id)
  return (reach?.memberships ?? []).some(({ scope, role }) => scope !== personalWorkspaceId && role !== 'member')
}

/** What showing the password comes to: a session, or the second step for who has a second factor. */
export async function admit(
  ctx: Context,
  person: PersonRow,
  { keep, epoch }: { keep: boolean; epoch: number },
): Promise<Session | LoginStep> {
  const factors = await factorsOf(ctx, person.id)
  if (hasFactor(factors)) return beginHalfLogin(ctx, person.id, { keep, epoch, factors })
  const started = await start(ctx, person, { keep, epoch })
  // Added while this session began: those that had begun without a factor were ended, and this one came too late for that.
  const added = await factorsOf(ctx, person.id)
  if (!hasFactor(added)) return welcome(ctx, person, started)
  await ctx.sessions.end(started.sessionId)
  return beginHalfLogin(ctx, person.id, { keep, epoch, factors: added })
}

/** A session for somebody who has just shown who they are. http turns the token into a cookie for browsers. */
export async function beginSession(
  ctx: Context,
  person: PersonRow,
  { keep = false, epoch }: { keep?: boolean; epoch?: number } = {},
): Promise<Session> {
  return welcome(ctx, person, await start(ctx, person, { keep, epoch }))
}

function start(
  { sessions, request }: Context,
  { id }: PersonRow,
  options: { keep: boolean; epoch: number | undefined },
) {
  const { userAgent, address } = request
  return sessions.start(id, { ...options, userAgent, address })
}

async function welcome(
  ctx: Context,
  person: PersonRow,
  { token, sessionId, expiresAt, keep }: Token,
): Promise<Session> {
  await noteLogin(ctx, person.id, sessionId)
  const user = await profile(ctx, person, sessionId)
  ctx.note('log-in', { personId: person.id, sessionId })
  return { token, expiresAt, keep, user }
}
