import type { Flow, Unconfirmed } from '@cairn/contract/auth'
import { normalized } from '@cairn/contract/names'
import type { Context } from '../context.ts'
import { digest, keyedDigest, newSecret } from '../secrets.ts'
import { countUnconfirmedAttempt } from './attempts.ts'
import { isWorn } from './flow-proofs.ts'
import { resendableAt, resendFlow, type Claim, type FlowRecord } from './flows.ts'

/*
 * Who registered, chose a password and did not confirm the address may come back by logging in. Nobody may learn from it who has an
 * account, and whoever asks may have begun that registration themselves, to see. So one that leads nowhere, since its address has an
 * account, is found in the same way and says the same; and what is done for a failed log-in does not depend on whether there is one.
 */

/** What a registration is found by, and the id of its flow. */
export function claimOf(ctx: Context, { sealed, email }: Omit<Claim, 'seed'>): { claim: Claim; flow: string } {
  const claim = { seed: newSecret(), sealed, email }
  return { claim, flow: flowOf(ctx, claim) }
}

const flowOf = ({ secret }: Context, { seed }: Claim) => keyedDigest(secret, `flow of ${seed}`)

interface Pointer {
  flow: string
}

/** Lets it be found by its names, of two with the same name the newer one. */
export async function letClaim(
  { records }: Context,
  { flow, expiresAt }: Flow,
  { names, owner }: { names: string[]; owner: string },
): Promise<void> {
  const pointer: Pointer = { flow: digest(flow) }
  await Promise.all(
    names.map(name =>
      records.put('unconfirmed', digest(normalized(name)), pointer, { expect: 'any', expiresAt, owner }),
    ),
  )
}

/** The registration that is waiting under this name, if this is the password that was chosen for it. */
export async function unconfirmedBy(ctx: Context, name: string, password: string): Promise<Unconfirmed | undefined> {
  const pointer = await ctx.records.get<Pointer>('unconfirmed', digest(name))
  const stored = await ctx.records.get<FlowRecord>('flow', pointer?.value.flow ?? 'none')
  const claim = stored?.value.claim
  const { barred, forget } = await countUnconfirmedAttempt(ctx, pointer?.value.flow ?? name)
  const fits = await ctx.identity.opens(barred ? undefined : claim?.sealed, password)
  if (!fits || !stored || !claim || digest(flowOf(ctx, claim)) !== stored.id) return undefined
  await forget()
  return { email: claim.email, ...(await atTheCode(ctx, stored.value, flowOf(ctx, claim), stored.expiresAt ?? '')) }
}

/** A new code is sent where the last one no longer works, as often as one may ask for it; one that is not sent yet is on its way. */
async function atTheCode(ctx: Context, record: FlowRecord, flow: string, expiresAt: string): Promise<Flow> {
  const now = ctx.clock.ms()
  const resendAt = resendableAt(ctx, record)
  if (record.code && isWorn(ctx, record.code) && resendAt <= now) return resendFlow(ctx, flow)
  return { flow, expiresAt, resendAt: new Date(Math.max(resendAt, now)).toISOString() }
}
