import type { ParsedOf } from '@cairn/contract/contract'
import { normalized } from '@cairn/contract/users'
import type { Context } from './context.ts'
import { beginFlow, endFlow, expired, limitFlows, proveFlow } from './flows.ts'
import { beginSession } from './login.ts'
import { queueMail } from './mail-queue.ts'
import { refuseGuessable } from './registration.ts'

export const passwordReset = {
  /** Answers alike for everybody; only the owner of a known mailbox gets a mail. */
  async requestReset(ctx: Context, { identifier }: ParsedOf<'auth.requestReset'>) {
    await limitFlows(ctx)
    const person = await ctx.store.persons.byName(normalized(identifier))
    return beginFlow(ctx, {
      purpose: 'reset',
      mail: person ? 'reset' : 'nothing',
      to: person?.email ?? null,
      personId: person?.id ?? null,
      registration: null,
    })
  },

  async verifyReset(ctx: Context, { password, ...proof }: ParsedOf<'auth.verifyReset'>) {
    const stored = await proveFlow(ctx, 'reset', proof)
    const person = stored.value.personId ? await ctx.store.persons.get(stored.value.personId) : undefined
    if (!person) throw expired()
    refuseGuessable(password, person)
    const sealed = await ctx.identity.seal(password)
    if (!(await endFlow(ctx, stored))) throw expired()
    await ctx.identity.setPassword(person.id, sealed)
    await ctx.sessions.endAll(person.id)
    await ctx.apiTokens.revokeAll(person.id)
    await queueMail(ctx, { kind: 'password-changed', to: person.email })
    return beginSession(ctx, person)
  },
}
