import type { ParsedOf } from '@cairn/contract/contract'
import { problem } from '@cairn/contract/problems'
import type { PersonRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { queueMail } from './mail-queue.ts'
import { refuseGuessable } from './passwords.ts'
import { checkOwnPassword } from './proving.ts'
import { guard } from '../standing.ts'
import { myself } from './users.ts'

export const passwordChange = {
  /** The session that asks goes on; whoever else is signed in, or holds a token or a mailed link, is out. */
  async changePassword(ctx: Context, { currentPassword, newPassword }: ParsedOf<'users.changePassword'>) {
    guard(ctx, 'users.changePassword', {})
    const person = await myself(ctx)
    const epoch = await ctx.sessions.epoch(person.id)
    await checkOwnPassword(ctx, currentPassword, '/currentPassword')
    await refuseGuessable(newPassword, person, 'newPassword')
    const sealed = await ctx.identity.seal(newPassword)
    // Its owner has set another one by mail meanwhile, perhaps because of whoever asks here: that one stays.
    if (epoch !== (await ctx.sessions.epoch(person.id))) throw problem('unauthenticated')
    await replacePassword(ctx, person, sealed, ctx.actor.sessionId)
  },
}

/** Ends all access that the old password gave, but for the session `except`, and tells the owner. */
export async function replacePassword(
  ctx: Context,
  person: PersonRow,
  sealed: string,
  except: string | null = null,
): Promise<void> {
  await ctx.identity.setPassword(person.id, sealed)
  await ctx.sessions.endAll(person.id, except ?? undefined)
  await ctx.apiTokens.revokeAll(person.id)
  ctx.note('password changed', { personId: person.id })
  await queueMail(ctx, { kind: 'password-changed', to: person.email, about: { username: person.username } })
}
