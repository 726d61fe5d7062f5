import { PASSWORD_LENGTH } from '@cairn/contract/users'
import type { Context } from '../context.ts'
import { isFirstRun } from './operator.ts'
import { guard } from '../standing.ts'

export const instance = {
  async get(ctx: Context) {
    guard(ctx, 'instance.get', {})
    const { mode, domains } = ctx.registration
    return {
      ...ctx.about,
      registration: mode,
      domains: domains.length > 0 ? domains : null,
      firstRun: await isFirstRun(ctx),
      signedIn: ctx.signedIn,
      password: { minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max },
    }
  },
}
