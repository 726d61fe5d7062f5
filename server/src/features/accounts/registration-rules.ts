import { problem } from '@cairn/contract/problems'
import { normalized } from '@cairn/contract/names'
import type { Context } from '../context.ts'
import { isFirstRun } from './operator.ts'

/** Whoever registers first is always let in: somebody has to run the installation. */
export async function refuseUninvited(ctx: Context, email: string): Promise<void> {
  const { mode, domains } = ctx.registration
  const isRestricted = mode !== 'open' || domains.length > 0
  if (!isRestricted || (await isFirstRun(ctx))) return
  refuseStranger(ctx, email)
}

/** Whoever is not the first. */
export function refuseStranger(ctx: Context, email: string): void {
  refuseClosed(ctx)
  refuseDomain(ctx, email)
}

function refuseClosed({ registration: { mode } }: Context): void {
  if (mode === 'closed')
    throw problem('forbidden', {
      reason: 'registration-closed',
      detail: 'Registration is closed here. Ask whoever runs this Cairn for an account.',
    })
  if (mode === 'invite')
    throw problem('forbidden', {
      reason: 'invite-only',
      detail:
        'Registration here is by invitation, and Cairn cannot send invitations yet. Ask whoever runs it to open it.',
    })
}

/** An address of an account lies in one of the domains that are set, if any are. */
export function refuseDomain({ registration: { domains } }: Context, email: string): void {
  const domain = normalized(email).split('@').at(-1) ?? ''
  if (domains.length === 0 || domains.includes(domain)) return
  throw problem('invalid-request', {
    reason: 'domain-not-allowed',
    errors: [
      { pointer: '/email', detail: `Use an address that ends in ${domains.map(one => `@${one}`).join(' or ')}.` },
    ],
  })
}
