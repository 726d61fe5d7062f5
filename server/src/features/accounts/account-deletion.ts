import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import type { Me } from '@cairn/contract/users'
import { DAY, instantIn, nowOf } from '../../ports/clock.ts'
import { checkExists, put } from '../../ports/commit.ts'
import type { Records } from '../../ports/records.ts'
import type { PersonRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { queueMail } from './mail-queue.ts'
import { operatorStanding } from './operator.ts'
import { provenStanding } from './proving.ts'
import { expectVersion, guard } from '../standing.ts'
import { myself, profile } from './users.ts'

/** What work/eraser.ts claims when its day has come; its id is the person's. */
export interface DeletionRecord {
  /** All commits of the deletion are one batch. */
  batch: string
  /** Set once the door is closed: what is still needed when the person's row is gone. */
  closed: { username: string; email: string; workspaceId: string } | null
  /** Set once the rows are gone, the person's own the last of them. */
  emptied?: true
}

/** Time to change one's mind. */
const DAYS = 7 * DAY

export const accountDeletion = {
  async delete(ctx: Context) {
    const { mustHandOver } = await operatorStanding(ctx, ctx.actor.id)
    guard(ctx, 'users.delete', { ...(await provenStanding(ctx)), mustHandOver })
    const row = await myself(ctx)
    const before = await profile(ctx, row)
    expectVersion(ctx, row, before)
    if (row.deletionAt) return before
    const deletionAt = instantIn(ctx.clock, DAYS)
    // Before the row says so: a record without the row's date does nothing, a date without its record would never come.
    await planErasure(ctx.records, row.id, deletionAt)
    const me = await setDeletion(ctx, row, deletionAt)
    await ctx.sessions.endAll(row.id, ctx.actor.sessionId ?? undefined)
    await ctx.apiTokens.revokeAll(row.id)
    ctx.note('deletion planned', { personId: row.id })
    const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: row.timeZone })
    const about = { username: row.username, day: days.format(Date.parse(deletionAt)) }
    await queueMail(ctx, { kind: 'deletion-planned', to: row.email, about })
    return me
  },

  async keep(ctx: Context) {
    guard(ctx, 'users.keep', {})
    const row = await myself(ctx)
    const before = await profile(ctx, row)
    expectVersion(ctx, row, before)
    if (!row.deletionAt) return before
    const reach = await ctx.store.persons.reach(row.id)
    if (!reach?.memberships.some(({ scope }) => scope === row.personalWorkspaceId))
      throw problem('gone', { reason: 'deletion-begun', detail: 'The account is being deleted already.' })
    const planned = await ctx.records.get<DeletionRecord>('deletion', row.id)
    const me = await setDeletion(ctx, row, null)
    // Only the one of this plan: who changes their mind again at this moment has made another.
    if (planned) await ctx.records.remove('deletion', row.id, planned.version)
    ctx.note('deletion cancelled', { personId: row.id })
    return me
  },
}

/** Without the person's own `deletionAt` it comes to nothing. */
export function planErasure(records: Records, personId: string, dueAt: string): Promise<boolean> {
  const record: DeletionRecord = { batch: newId(), closed: null }
  return records.put('deletion', personId, record, { expect: 'any', expiresAt: null, dueAt, owner: personId })
}

async function setDeletion(ctx: Context, row: PersonRow, deletionAt: string | null): Promise<Me> {
  const person: PersonRow = { ...row, deletionAt, version: row.version + 1, updatedAt: nowOf(ctx.clock) }
  const kind = deletionAt ? 'person.deletionPlanned' : 'person.deletionCancelled'
  const entry = { kind, subjectId: row.id, old: { deletionAt: row.deletionAt }, new: { deletionAt } } as const
  const home = row.personalWorkspaceId
  return ctx.commit(
    {
      parts: [
        { scope: row.scope, changes: [put('persons', person, { expect: row.version })], entries: [entry] },
        // Who has been taken out of their own workspace is being deleted: features/accounts/account-erasure.ts begins with that.
        { scope: home, changes: [checkExists('members', row.id)], entries: [] },
      ],
    },
    await profile(ctx, person),
  )
}
