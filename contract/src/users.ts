import * as z from 'zod/mini'
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

/** How names are compared. The contract says it, so that no two databases disagree. */
export const normalized = (name: string) => name.trim().normalize('NFKC').toLowerCase()

export const Me = z.strictObject({
  id: Id,
  username: z.string(),
  email: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  timeZone: z.string(),
  personalWorkspaceId: Id,
  inboxId: Id,
  lastLoginAt: z.nullable(Instant),
  createdAt: Instant,
  version: Version,
})
export type Me = z.output<typeof Me>

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
    }),
    returns: Me,
    writes: ['person.updated'],
    versioned: true,
    summary: 'Change your own profile',
  }),
}
