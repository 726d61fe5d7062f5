import type { ParsedOf } from '@cairn/contract/contract'
import type { FactorProof } from '@cairn/contract/factors'
import type { Standing } from '@cairn/contract/policy'
import { problem } from '@cairn/contract/problems'
import { countAttempt } from './attempts.ts'
import type { Context } from '../context.ts'
import { proveFactor } from './factor-proof.ts'
import { guard } from '../standing.ts'
import { myself } from './users.ts'

/** An open session is not proof enough for what would let a passer-by keep the account: they must show the password or a factor again. */
export const proving = {
  async prove(ctx: Context, proof: ParsedOf<'auth.prove'>) {
    guard(ctx, 'auth.prove', {})
    if ('password' in proof) await checkOwnPassword(ctx, proof.password, '/password')
    else await proveByFactor(ctx, proof)
    if (ctx.actor.sessionId) await ctx.sessions.prove(ctx.actor.sessionId)
  },
}

async function proveByFactor(ctx: Context, proof: FactorProof): Promise<void> {
  await proveFactor(ctx, await myself(ctx), proof, 'prove')
  ctx.note('proof given', { personId: ctx.actor.id, sessionId: ctx.actor.sessionId })
}

/** What operations with the rule `proven` are guarded with. */
export async function provenStanding({ actor, sessions }: Context): Promise<Standing> {
  return { proven: actor.sessionId !== null && (await sessions.isProven(actor.sessionId)) }
}

/** A wrong one is refused like any other wrong field: it does not sign anybody out. Tries are counted with those of logging in. */
export async function checkOwnPassword(ctx: Context, password: string, pointer: string): Promise<void> {
  const attempts = await countAttempt(ctx, ctx.actor.id)
  const about = { personId: ctx.actor.id, sessionId: ctx.actor.sessionId }
  if (!(await ctx.identity.checkPassword(ctx.actor.id, password))) {
    ctx.note('proof failed', about)
    throw problem('invalid-request', {
      reason: 'wrong-password',
      errors: [{ pointer, detail: 'This is not your current password.' }],
    })
  }
  await attempts.forget()
  ctx.note('proof given', about)
}
