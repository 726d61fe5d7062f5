import * as z from 'zod/mini'
import { proofs } from './factors.ts'
import { Instant, SixDigits, TimeZone } from './fields.ts'
import { operation } from './operation.ts'
import { RequestOptions } from './passkeys.ts'
import { CurrentPassword, Email, Locale, Me, Name, Password, Username } from './users.ts'

/** The secret in a mailed link. */
const LinkToken = z.string().check(z.minLength(20), z.maxLength(200))

/** A running registration or reset. Only the browser that began it knows the id. */
const FlowId = z.string().check(z.minLength(20), z.maxLength(100))

export const Flow = z.strictObject({
  flow: z.string(),
  /** When a new code can be asked for. */
  resendAt: Instant,
  expiresAt: Instant,
})
export type Flow = z.output<typeof Flow>

export const Session = z.strictObject({
  /** For programs: send it as `Authorization: Bearer`. Browsers get a cookie instead. */
  token: z.exactOptional(z.string()),
  expiresAt: Instant,
  /** Whether it lasts 30 days instead of 12 idle hours, and outlives the browser. */
  keep: z.boolean(),
  user: Me,
})
export type Session = z.output<typeof Session>

/** The password was right, and a second factor is asked for: `auth.finishLogin`. It opens nothing else. */
export const LoginStep = z.strictObject({
  login: z.string(),
  /** What can be shown, the easiest first. */
  factors: z.array(z.enum(['passkey', 'totp', 'recovery-code'])),
  /** For the browser, when there is a passkey. */
  passkey: z.exactOptional(RequestOptions),
  expiresAt: Instant,
})
export type LoginStep = z.output<typeof LoginStep>

/** The password was right, and the address is not confirmed yet: `auth.activate`, with the code of the mail that went there. */
export const Unconfirmed = z.strictObject({
  ...Flow.def.shape,
  email: z.string(),
})
export type Unconfirmed = z.output<typeof Unconfirmed>

/** One of the two; typed so that `const { token, login } = ...` says which. */
export type LoginAnswer = OneOf<Session | LoginStep>
const LoginAnswer: z.ZodMiniType<LoginAnswer> = z.union([Session, LoginStep])

/** With `flow`, it is a registration that waits. */
export type LoginOutcome = OneOf<Session | LoginStep | Unconfirmed>
const LoginOutcome: z.ZodMiniType<LoginOutcome> = z.union([Session, LoginStep, Unconfirmed])

type OneOf<All, Each = All> = Each extends unknown
  ? Each & { [Name in Exclude<NamesOf<All>, keyof Each>]?: never }
  : never
type NamesOf<All> = All extends unknown ? keyof All : never

/** Only the client that began the log-in knows it. */
const LoginId = z.strictObject({ login: z.string().check(z.minLength(20), z.maxLength(100)) })

const Credentials = z.strictObject({
  /** A username or an e-mail address. */
  identifier: z.string().check(z.trim(), z.minLength(1), z.maxLength(254)),
  password: CurrentPassword,
  /** Keep me signed in: 30 days instead of 12 idle hours. */
  keep: z._default(z.boolean(), false),
})

export const auth = {
  register: operation({
    method: 'POST',
    path: '/auth/register',
    body: z.strictObject({
      username: Username,
      email: Email,
      password: Password,
      givenName: z._default(Name, ''),
      familyName: z._default(Name, ''),
      timeZone: z._default(TimeZone, 'UTC'),
      locale: z._default(z.nullable(Locale), null),
    }),
    returns: Flow,
    status: 202,
    secret: true,
    summary: 'Begin a registration; a mail brings a code and a link',
  }),
  activate: operation({
    method: 'POST',
    path: '/auth/activate',
    body: z.union([
      z.strictObject({ flow: FlowId, code: SixDigits }),
      z.strictObject({ token: LinkToken, flow: FlowId }),
      z.strictObject({ token: LinkToken, password: CurrentPassword }),
    ]),
    returns: Session,
    writes: ['person.registered', 'workspace.created', 'project.created'],
    limit: { calls: 30, seconds: 60 },
    session: 'starts',
    summary: 'Finish a registration: the code, or the link together with the registering browser or the password',
  }),
  resend: operation({
    method: 'POST',
    path: '/auth/codes',
    body: z.strictObject({ flow: FlowId }),
    returns: Flow,
    status: 202,
    summary: 'Send the code of a registration or a reset again',
  }),
  login: operation({
    method: 'POST',
    path: '/auth/login',
    body: Credentials,
    returns: LoginOutcome,
    limit: { calls: 30, seconds: 60 },
    session: 'starts',
    summary:
      'Log in; whoever has a second factor is asked for it next, whoever has not confirmed their address for the code',
  }),
  adminLogin: operation({
    method: 'POST',
    path: '/admin/auth/login',
    body: Credentials,
    returns: LoginAnswer,
    limit: { calls: 30, seconds: 60 },
    session: 'starts',
    summary: 'Log in as whoever administers: the operator, or an owner or admin of a team workspace',
  }),
  finishLogin: operation({
    method: 'POST',
    path: '/auth/login/factor',
    body: z.union([
      z.extend(LoginId, proofs.code.def.shape),
      z.extend(LoginId, proofs.recoveryCode.def.shape),
      z.extend(LoginId, proofs.passkey.def.shape),
    ]),
    returns: Session,
    limit: { calls: 30, seconds: 60 },
    session: 'starts',
    summary: 'Finish a log-in: the code of an authenticator app, a recovery code, or a passkey',
  }),
  logout: operation({
    method: 'POST',
    path: '/auth/logout',
    session: 'ends',
    summary: 'Log out; the session ends on the server',
  }),
  prove: operation({
    method: 'POST',
    path: '/auth/prove',
    body: z.union([z.strictObject({ password: CurrentPassword }), proofs.code, proofs.passkey]),
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Give the password or a second factor again, for what asks for it: ten minutes in this session',
  }),
  requestReset: operation({
    method: 'POST',
    path: '/auth/password-reset/request',
    body: z.strictObject({ identifier: z.string().check(z.trim(), z.minLength(1), z.maxLength(254)) }),
    returns: Flow,
    status: 202,
    summary: 'Forgot the password: a mail brings a code and a link, if the account exists',
  }),
  verifyReset: operation({
    method: 'POST',
    path: '/auth/password-reset/verify',
    body: z.union([
      z.strictObject({ flow: FlowId, code: SixDigits, password: Password }),
      z.strictObject({ token: LinkToken, password: Password }),
    ]),
    returns: LoginAnswer,
    limit: { calls: 30, seconds: 60 },
    session: 'starts',
    summary: 'Set a new password; every session ends, and a new one begins unless there is a second factor to show',
  }),
  requestEmailChange: operation({
    method: 'POST',
    path: '/auth/email-change/request',
    body: z.strictObject({ email: Email, password: CurrentPassword }),
    returns: Flow,
    status: 202,
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Change your address: asks for the password; a mail to the new one brings a code and a link',
  }),
  verifyEmailChange: operation({
    method: 'POST',
    path: '/auth/email-change/verify',
    body: z.union([
      z.strictObject({ flow: FlowId, code: SixDigits }),
      z.strictObject({ token: LinkToken }),
      z.strictObject({ token: LinkToken, password: CurrentPassword }),
    ]),
    writes: ['person.updated'],
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Use the new address: the code, or the link while signed in or together with the password',
  }),
}
