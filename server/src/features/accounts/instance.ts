import { PASSWORD_LENGTH } from '@cairn/contract/users'
import type { Context } from '../context.ts'
import { isFirstRun } from './operator.ts'
import { guard } from '../standing.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

export const instance = {
  async get(ctx: Context) {
    guard(ctx, 'instance.get', {})
    const { mode, domains } = ctx.registration
    const firstRun = await isFirstRun(ctx)
    return {
      ...ctx.about,
      registration: mode,
      domains: domains.length > 0 ? domains : null,
      firstRun,
      hasAccounts: !firstRun || (await ctx.store.persons.anyBut(NOBODY)),
      signedIn: ctx.signedIn,
      password: { minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max },
    }
  },
}
