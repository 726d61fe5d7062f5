import type { ParsedOf } from '@cairn/contract/contract'
import { difference } from '@cairn/contract/entries'
import { problem } from '@cairn/contract/problems'
import type { Me } from '@cairn/contract/users'
import { nowOf } from '../../ports/clock.ts'
import { put } from '../../ports/commit.ts'
import type { PersonRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { lastLogin } from './last-login.ts'
import { operatorStanding } from './operator.ts'
import { expectVersion, guard } from '../standing.ts'

const PROFILE = ['givenName', 'familyName', 'timeZone', 'locale', 'hourCycle', 'weekStart'] as const

export const users = {
  async me(ctx: Context) {
    guard(ctx, 'users.me', {})
    return profile(ctx, await myself(ctx))
  },

  async update(ctx: Context, fields: ParsedOf<'users.update'>) {
    guard(ctx, 'users.update', {})
    const row = await myself(ctx)
    const before = await profile(ctx, row)
    expectVersion(ctx, row, before)
    const sides = difference(row, { ...row, ...fields }, PROFILE)
    if (!sides) return before
    const person: PersonRow = { ...row, ...fields, version: row.version + 1, updatedAt: nowOf(ctx.clock) }
    return ctx.commit(
      {
        scope: row.scope,
        changes: [put('persons', person, { expect: row.version })],
        entries: [{ kind: 'person.updated', subjectId: row.id, ...sides }],
      },
      { ...before, ...fields, version: person.version },
    )
  },
}

/** What a person sees of themselves; `sessionId` when it has only just begun. */
export async function profile(ctx: Context, row: PersonRow, sessionId = ownSession(ctx)): Promise<Me> {
  const [{ operator, mustHandOver }, lastLoginAt] = await Promise.all([
    operatorStanding(ctx, row.id),
    lastLogin(ctx.records, row.id, sessionId),
  ])
  const { id, username, email, givenName, familyName, timeZone, locale, hourCycle, weekStart } = row
  const { personalWorkspaceId, inboxId, createdAt, deletionAt, version } = row
  return {
    id,
    username,
    email,
    givenName,
    familyName,
    timeZone,
    locale,
    hourCycle,
    weekStart,
    operator,
    mustHandOver,
    personalWorkspaceId,
    inboxId,
    lastLoginAt,
    createdAt,
    deletionAt,
    version,
  }
}

const ownSession = (ctx: Context) => (ctx.signedIn ? ctx.actor.sessionId : null)

export async function myself(ctx: Context): Promise<PersonRow> {
  const row = await ctx.store.persons.get(ctx.actor.id)
  if (!row) throw problem('unauthenticated', { reason: 'account-gone' })
  return row
}
