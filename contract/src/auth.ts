import * as z from 'zod/mini'
import { Instant, TimeZone } from './fields.ts'
import { operation } from './operation.ts'
import { CurrentPassword, Email, Locale, Me, Name, Password, Username } from './users.ts'

/** Six digits from a mail; spaces are forgiven. */
const Code = z.pipe(
  z.string().check(z.maxLength(20)),
  z.pipe(
    z.transform((text: string) => text.replaceAll(/\s/g, '')),
    z.string().check(z.regex(/^\d{6}$/, 'The code has six digits.')),
  ),
)

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
  user: Me,
})
export type Session = z.output<typeof Session>

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
      z.strictObject({ flow: FlowId, code: Code }),
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
    body: z.strictObject({
      /** A username or an e-mail address. */
      identifier: z.string().check(z.trim(), z.minLength(1), z.maxLength(254)),
      password: CurrentPassword,
      /** Keep me signed in: 30 days instead of 12 idle hours. */
      keep: z._default(z.boolean(), false),
    }),
    returns: Session,
    limit: { calls: 30, seconds: 60 },
    session: 'starts',
    summary: 'Log in',
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
    body: z.strictObject({ password: CurrentPassword }),
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Give the password again, for what asks for it: ten minutes in this session',
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
      z.strictObject({ flow: FlowId, code: Code, password: Password }),
      z.strictObject({ token: LinkToken, password: Password }),
    ]),
    returns: Session,
    limit: { calls: 30, seconds: 60 },
    session: 'starts',
    summary: 'Set a new password; every session ends and a new one begins',
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
      z.strictObject({ flow: FlowId, code: Code }),
      z.strictObject({ token: LinkToken }),
      z.strictObject({ token: LinkToken, password: CurrentPassword }),
    ]),
    writes: ['person.updated'],
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Use the new address: the code, or the link while signed in or together with the password',
  }),
}
