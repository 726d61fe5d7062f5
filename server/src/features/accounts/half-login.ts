import type { LoginStep } from '@cairn/contract/auth'
import { problem } from '@cairn/contract/problems'
import { MINUTE, instantIn } from '../../ports/clock.ts'
import type { Stored } from '../../ports/records.ts'
import { newChallenge } from './challenges.ts'
import type { Context } from '../context.ts'
import type { OwnFactors } from './own-factors.ts'
import { requestOptions } from './passkeys.ts'
import { relyingParty } from './relying-party.ts'
import { digest, newSecret } from '../secrets.ts'

/** Somebody has shown the password and not yet the second factor. It is no session: nothing but the second step knows it. */
interface HalfLogin {
  personId: string
  /** Read before the password was: when all sessions of the person end meanwhile, so does this. */
  epoch: number
  keep: boolean
  tries: number
}

const LIFE = 10 * MINUTE

export async function beginHalfLogin(
  ctx: Context,
  personId: string,
  { keep, epoch, factors }: { keep: boolean; epoch: number; factors: OwnFactors },
): Promise<LoginStep> {
  const login = newSecret()
  const half: HalfLogin = { personId, epoch, keep, tries: 0 }
  const expiresAt = instantIn(ctx.clock, LIFE)
  await ctx.records.put('login', digest(login), half, { expect: 'absent', expiresAt, owner: personId })
  return { login, factors: kindsOf(factors), ...(await askPasskey(ctx, personId, digest(login), factors)), expiresAt }
}

/** Counts a try before it is looked at, so that many at once are no more than the limit. */
export async function tryHalfLogin({ records, limits }: Context, login: string): Promise<Stored<HalfLogin>> {
  const id = digest(login)
  for (;;) {
    const stored = await records.get<HalfLogin>('login', id)
    if (!stored || stored.value.tries >= limits.codeTries) throw loginOver()
    const { value, version, expiresAt } = stored
    const tried = { ...value, tries: value.tries + 1 }
    if (await records.put('login', id, tried, { expect: version, expiresAt, owner: value.personId })) return stored
  }
}

/** False when another request finished it at the same moment. */
export const endHalfLogin = ({ records }: Context, { id }: Stored<HalfLogin>) => records.remove('login', id)

export const loginOver = () =>
  problem('gone', { reason: 'login-over', detail: 'This log-in took too long or too many tries. Log in again.' })

const kindsOf = ({ totp, passkeys, recovery }: OwnFactors): LoginStep['factors'] => [
  ...(passkeys.length > 0 ? (['passkey'] as const) : []),
  ...(totp.length > 0 ? (['totp'] as const) : []),
  ...(recovery.length > 0 ? (['recovery-code'] as const) : []),
]

async function askPasskey(ctx: Context, personId: string, id: string, { passkeys }: OwnFactors) {
  if (passkeys.length === 0) return {}
  const challenge = await newChallenge(ctx, { personId, purpose: `login ${id}` })
  return { passkey: requestOptions(relyingParty(ctx.publicUrl()), passkeys, challenge) }
}
