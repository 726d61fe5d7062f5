import type { ParsedOf } from '@cairn/contract/contract'
import { normalized } from '@cairn/contract/names'
import { nowOf } from '../../ports/clock.ts'
import type { Context } from '../context.ts'
import { beginFlow, endFlow, expired, limitFlows } from './flows.ts'
import { proveFlow } from './flow-proofs.ts'
import { admit } from './login.ts'
import { replacePassword } from './password-change.ts'
import { refuseGuessable } from './passwords.ts'

export const passwordReset = {
  /** Answers alike for everybody; only the owner of a known mailbox gets a mail. */
  async requestReset(ctx: Context, { identifier }: ParsedOf<'auth.requestReset'>) {
    await limitFlows(ctx)
    const person = await ctx.store.persons.byName(normalized(identifier))
    return beginFlow(ctx, {
      purpose: 'reset',
      mail: person ? { kind: 'reset', about: { username: person.username } } : { kind: 'nothing' },
      to: person?.email ?? null,
      personId: person?.id ?? null,
    })
  },

  async verifyReset(ctx: Context, { password, ...proof }: ParsedOf<'auth.verifyReset'>) {
    const stored = await proveFlow(ctx, 'reset', proof)
    const person = stored.value.personId ? await ctx.store.persons.get(stored.value.personId) : undefined
    // Asked for before the address was changed: whoever reads the old mailbox has no more say.
    if (!person || person.email !== stored.value.to) throw expired()
    // Its day has come: a password that is set now would let somebody in between the steps of the deletion, or outlive it.
    if (person.deletionAt && person.deletionAt <= nowOf(ctx.clock)) throw expired()
    await refuseGuessable(password, person)
    const sealed = await ctx.identity.seal(password)
    if (!(await endFlow(ctx, stored))) throw expired()
    await replacePassword(ctx, person, sealed)
    // Who has the mailbox has not shown the second factor.
    return admit(ctx, person, { keep: false, epoch: await ctx.sessions.epoch(person.id) })
  },
}
