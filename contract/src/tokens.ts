import * as z from 'zod/mini'
import { Id, Instant, InstantInput, line } from './fields.ts'
import { operation } from './operation.ts'

/**
 * What a program may do with an API token; each includes the one before, and to administer is no more than to write until there is
 * something that only administrators do. None can touch credentials or make tokens.
 */
export const TokenScope = z.enum(['read', 'write', 'administer'])
export type TokenScope = z.output<typeof TokenScope>

/** What every token begins with, so that people and secret scanners recognise one. */
export const TOKEN_PREFIX = 'cairn_'

export const ApiToken = z.strictObject({
  id: Id,
  name: z.string(),
  scope: TokenScope,
  /** The only workspaces it reaches; `null` for all of its person's. */
  workspaceIds: z.nullable(z.array(Id)),
  createdAt: Instant,
  expiresAt: z.nullable(Instant),
  /** To an hour; `null` before the first time. */
  usedAt: z.nullable(Instant),
})
export type ApiToken = z.output<typeof ApiToken>

export const tokens = {
  list: operation({
    method: 'GET',
    path: '/tokens',
    returns: z.strictObject({ items: z.array(ApiToken) }),
    summary: 'List your API tokens, the newest first',
  }),
  create: operation({
    method: 'POST',
    path: '/tokens',
    body: z.strictObject({
      name: line(80),
      scope: TokenScope,
      workspaceIds: z._default(z.nullable(z.array(Id).check(z.minLength(1), z.maxLength(20))), null),
      expiresAt: z._default(z.nullable(InstantInput), null),
    }),
    returns: z.extend(ApiToken, {
      /** Shown this once: `Authorization: Bearer ...`. */
      token: z.string(),
    }),
    status: 201,
    secret: true,
    limit: { calls: 20, seconds: 3600 },
    summary:
      'Make an API token, to read or to write (to administer is no more than that yet); asks for the password or a factor again',
  }),
  revoke: operation({
    method: 'DELETE',
    path: '/tokens/{tokenId}',
    params: z.strictObject({ tokenId: Id }),
    summary: 'Revoke an API token',
  }),
}
