import * as z from 'zod/mini'
import { weekdays } from './choices.ts'
import { Id, Instant, line, TimeZone, Version } from './fields.ts'
import { operation } from './operation.ts'

/** 3 to 30 letters, digits, dots, hyphens, underscores; compared in lower case. */
export const Username = z
  .string()
  .check(
    z.trim(),
    z.minLength(3),
    z.maxLength(30),
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
      'Letters, digits, dots, hyphens and underscores, beginning with a letter or a digit.',
    ),
  )

export const Email = z.string().check(z.trim(), z.maxLength(254), z.email('This must be an e-mail address.'))

/** A language tag (BCP 47) in its canonical form: `de-AT`. */
export const Locale = z.pipe(
  z.string().check(z.maxLength(35), z.refine(isLocale, 'This must be a language tag such as en-GB.')),
  z.transform((tag: string) => new Intl.Locale(tag).toString()),
)

export const HourCycle = z.enum(['12', '24'])

export const Weekday = z.enum(weekdays)

export const Me = z.strictObject({
  id: Id,
  username: z.string(),
  email: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  timeZone: z.string(),
  /** How dates and numbers are written; `null` as the device does. */
  locale: z.nullable(z.string()),
  /** `null` as in the locale. */
  hourCycle: z.nullable(HourCycle),
  /** `null` as in the locale. */
  weekStart: z.nullable(Weekday),
  /** Runs this installation. */
  operator: z.boolean(),
  /** Runs it for others too, and so hands it over before leaving. */
  mustHandOver: z.boolean(),
  personalWorkspaceId: Id,
  inboxId: Id,
  /** The newest log-in beside the one that this session began with: whether it was you is worth a look. */
  lastLoginAt: z.nullable(Instant),
  createdAt: Instant,
  /** Set: the account is deleted then, unless its person keeps it. */
  deletionAt: z.nullable(Instant),
  version: Version,
})
export type Me = z.output<typeof Me>

/** How long a password may be (NIST SP 800-63B). */
export const PASSWORD_LENGTH = { min: 8, max: 256 }

/** Any characters; the server also refuses one's own name and address, and the common ones. */
export const Password = z.string().check(z.minLength(PASSWORD_LENGTH.min), z.maxLength(PASSWORD_LENGTH.max))

/** The one that a person has: it may be older than the rules for a new one. */
export const CurrentPassword = z.string().check(z.minLength(1), z.maxLength(PASSWORD_LENGTH.max))

/** May be empty. */
export const Name = line(80, 0)

export const users = {
  me: operation({ method: 'GET', path: '/users/me', returns: Me, versioned: true, summary: 'Read your own profile' }),
  update: operation({
    method: 'PATCH',
    path: '/users/me',
    body: z.strictObject({
      givenName: z.exactOptional(Name),
      familyName: z.exactOptional(Name),
      timeZone: z.exactOptional(TimeZone),
      locale: z.exactOptional(z.nullable(Locale)),
      hourCycle: z.exactOptional(z.nullable(HourCycle)),
      weekStart: z.exactOptional(z.nullable(Weekday)),
    }),
    returns: Me,
    writes: ['person.updated'],
    versioned: true,
    summary: 'Change your own profile',
  }),
  changeUsername: operation({
    method: 'PATCH',
    path: '/users/me/change-username',
    body: z.strictObject({ username: Username, password: CurrentPassword }),
    returns: Me,
    writes: ['person.updated'],
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Change your username; asks for the password',
  }),
  changePassword: operation({
    method: 'PATCH',
    path: '/users/me/change-password',
    body: z.strictObject({ currentPassword: CurrentPassword, newPassword: Password }),
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Change your password; every other session and every API token ends',
  }),
}

function isLocale(tag: string) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
