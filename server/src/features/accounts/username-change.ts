import type { ParsedOf } from '@cairn/contract/contract'
import { difference } from '@cairn/contract/entries'
import { problem } from '@cairn/contract/problems'
import { normalized } from '@cairn/contract/names'
import type { Me } from '@cairn/contract/users'
import { nowOf } from '../../ports/clock.ts'
import { put } from '../../ports/commit.ts'
import type { PersonRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { queueMail } from './mail-queue.ts'
import { checkOwnPassword } from './proving.ts'
import { guard } from '../standing.ts'
import { myself, profile } from './users.ts'

export const usernameChange = {
  async changeUsername(ctx: Context, { username, password }: ParsedOf<'users.changeUsername'>): Promise<Me> {
    guard(ctx, 'users.changeUsername', {})
    const row = await myself(ctx)
    await checkOwnPassword(ctx, password, '/password')
    const usernameKey = normalized(username)
    const holder = await ctx.store.persons.byName(usernameKey)
    if (holder && holder.id !== row.id)
      throw problem('conflict', { reason: 'username-taken', detail: 'This username is taken. Choose another one.' })
    const person: PersonRow = { ...row, username, usernameKey, version: row.version + 1, updatedAt: nowOf(ctx.clock) }
    const sides = difference(row, person, ['username'])
    if (!sides) return profile(ctx, row)
    // The store moves the unique name with the row.
    await ctx.commit(
      {
        scope: row.scope,
        changes: [put('persons', person, { expect: row.version })],
        entries: [{ kind: 'person.updated', subjectId: row.id, ...sides }],
      },
      null,
    )
    ctx.note('username changed', { personId: row.id })
    await queueMail(ctx, {
      kind: 'username-changed',
      to: row.email,
      about: { username, formerUsername: row.username },
    })
    return profile(ctx, person)
  },
}
