import * as z from 'zod/mini'
import { Id, Instant } from './fields.ts'
import { operation } from './operation.ts'

/** Somewhere a person is signed in. */
export const SessionInfo = z.strictObject({
  id: Id,
  startedAt: Instant,
  /** To a quarter of an hour. */
  seenAt: Instant,
  expiresAt: Instant,
  /** As the browser or program calls itself. */
  userAgent: z.string(),
  /** The network it was begun from. */
  address: z.string(),
  /** The one that asks. */
  current: z.boolean(),
})
export type SessionInfo = z.output<typeof SessionInfo>

export const sessions = {
  list: operation({
    method: 'GET',
    path: '/sessions',
    returns: z.strictObject({ items: z.array(SessionInfo) }),
    summary: 'List where you are signed in, the newest first',
  }),
  end: operation({
    method: 'DELETE',
    path: '/sessions/{sessionId}',
    params: z.strictObject({ sessionId: Id }),
    summary: 'Sign out somewhere else',
  }),
  endOthers: operation({
    method: 'DELETE',
    path: '/sessions',
    summary: 'Sign out everywhere else',
  }),
}
