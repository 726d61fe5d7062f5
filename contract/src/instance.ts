import * as z from 'zod/mini'
import { operation } from './operation.ts'

export const RegistrationMode = z.enum(['open', 'invite', 'closed'])
export type RegistrationMode = z.output<typeof RegistrationMode>

/** What a visitor has to know before there is a session: whether to sign up here, and how. */
export const Instance = z.strictObject({
  version: z.string(),
  registration: RegistrationMode,
  /** The domains that an address may have; `null` if any will do. */
  domains: z.nullable(z.array(z.string())),
  /** Nobody has registered yet: whoever does so first is let in and runs this installation. */
  firstRun: z.boolean(),
  /** There is an account to log in to: of nobody who runs the installation, if nobody does yet. */
  hasAccounts: z.boolean(),
  /** No mail server is set: codes are read on the machine that it runs on. */
  outbox: z.boolean(),
  /** Whether whoever asks has a session: a browser need not ask for what it would be refused. */
  signedIn: z.boolean(),
  password: z.strictObject({ minLength: z.int(), maxLength: z.int() }),
})
export type Instance = z.output<typeof Instance>

export const instance = {
  get: operation({
    method: 'GET',
    path: '/instance',
    returns: Instance,
    summary: 'What this installation says of itself',
  }),
}
