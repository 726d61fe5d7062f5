import type { ParsedOf } from '@cairn/contract/contract'
import type { SessionInfo } from '@cairn/contract/sessions'
import type { Stored } from '../../ports/records.ts'
import type { Context } from '../context.ts'
import type { Session } from './sessions.ts'
import { guard, notFound } from '../standing.ts'

/** Where a person is signed in, and how they end it elsewhere. */
export const sessions = {
  async list(ctx: Context) {
    guard(ctx, 'sessions.list', {})
    const all = await ctx.sessions.list(ctx.actor.id)
    return { items: all.slice(0, 100).map(session => present(ctx, session)) }
  },

  async end(ctx: Context, { sessionId }: ParsedOf<'sessions.end'>) {
    guard(ctx, 'sessions.end', {})
    const own = await ctx.sessions.list(ctx.actor.id)
    if (!own.some(({ id }) => id === sessionId)) throw notFound('session')
    await ctx.sessions.end(sessionId)
    ctx.note('session ended', { personId: ctx.actor.id, sessionId })
  },

  async endOthers(ctx: Context) {
    guard(ctx, 'sessions.endOthers', {})
    await endOthers(ctx)
    ctx.note('other sessions ended', { personId: ctx.actor.id, sessionId: ctx.actor.sessionId })
  },
}

/**
 * Everywhere but where the actor is, by the person's epoch: a list of sessions may not have the newest yet. API tokens go on; a
 * mailed code or link does not.
 */
export async function endOthers(ctx: Context): Promise<void> {
  await ctx.apiTokens.carryOver(ctx.actor.id)
  await ctx.sessions.endAll(ctx.actor.id, ctx.actor.sessionId ?? undefined)
}

export function present({ actor }: Context, { id, value, expiresAt }: Stored<Session>): SessionInfo {
  const { startedAt, seenAt, userAgent, address } = value
  return {
    id,
    startedAt,
    seenAt,
    expiresAt: expiresAt ?? startedAt,
    userAgent,
    address,
    current: id === actor.sessionId,
  }
}
