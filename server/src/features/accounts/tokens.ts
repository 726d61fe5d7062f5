import type { ParsedOf } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { invalid, problem } from '@cairn/contract/problems'
import type { ApiToken } from '@cairn/contract/tokens'
import { nowOf } from '../../ports/clock.ts'
import type { Stored } from '../../ports/records.ts'
import type { ApiTokenRecord } from './api-tokens.ts'
import type { Context } from '../context.ts'
import { queueMail } from './mail-queue.ts'
import { provenStanding } from './proving.ts'
import { guard, notFound, reachOf } from '../standing.ts'
import { myself } from './users.ts'

/** More than anybody has programs; a list of them stays one answer. */
const MOST = 50

export const tokens = {
  async list(ctx: Context) {
    guard(ctx, 'tokens.list', {})
    return { items: (await ctx.apiTokens.list(ctx.actor.id)).map(present) }
  },

  async create(ctx: Context, { workspaceIds, ...wanted }: ParsedOf<'tokens.create'>) {
    // Before anything else is read: where all access ends while the token is made, it ends too.
    const epoch = await ctx.sessions.epoch(ctx.actor.id)
    guard(ctx, 'tokens.create', await provenStanding(ctx))
    const [{ scopes }, existing, person] = await Promise.all([
      reachOf(ctx),
      ctx.apiTokens.list(ctx.actor.id),
      myself(ctx),
    ])
    const unknown = (workspaceIds ?? []).findIndex(id => !scopes.includes(id))
    if (unknown >= 0) throw invalid(`/workspaceIds/${unknown}`, 'There is no such workspace, or you cannot see it.')
    if (wanted.expiresAt && wanted.expiresAt <= nowOf(ctx.clock)) throw invalid('/expiresAt', 'This is already over.')
    if (existing.length >= MOST)
      throw problem('conflict', {
        reason: 'too-many-tokens',
        detail: `You have ${MOST} API tokens. Revoke one that is no longer used.`,
      })
    const id = newId(ctx.clock.ms())
    const token = await ctx.apiTokens.make(ctx.actor.id, id, { ...wanted, workspaceIds, epoch })
    ctx.note('token made', { personId: ctx.actor.id, tokenId: id })
    await queueMail(ctx, { kind: 'token-made', to: person.email, about: { username: person.username } })
    return { id, ...wanted, workspaceIds, createdAt: nowOf(ctx.clock), usedAt: null, token }
  },

  async revoke(ctx: Context, { tokenId }: ParsedOf<'tokens.revoke'>) {
    guard(ctx, 'tokens.revoke', {})
    if (!(await ctx.apiTokens.revoke(ctx.actor.id, tokenId))) throw notFound('token')
    ctx.note('token revoked', { personId: ctx.actor.id, tokenId })
  },
}

export function present({ id, value, expiresAt }: Stored<ApiTokenRecord>): ApiToken {
  const { name, scope, workspaceIds, createdAt, usedAt } = value
  return { id, name, scope, workspaceIds, createdAt, expiresAt, usedAt }
}
