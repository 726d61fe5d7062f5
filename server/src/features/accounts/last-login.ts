import { nowOf } from '../../ports/clock.ts'
import type { Records } from '../../ports/records.ts'
import type { Services } from '../context.ts'

/** A log-in and the session that it began. */
interface Login {
  at: string
  sessionId: string
}

/** The newest two: one of them is not the log-in of the session that asks. */
const KEPT = 2

/** When a person logged in last, beside the log-in of this session; `null` when there was none. */
export async function lastLogin(records: Records, personId: string, sessionId: string | null): Promise<string | null> {
  const logins = (await records.get<Login[]>('last-login', personId))?.value ?? []
  return logins.find(login => login.sessionId !== sessionId)?.at ?? null
}

export async function noteLogin(services: Services, personId: string, sessionId: string): Promise<void> {
  const { records, clock } = services
  const before = await records.get<Login[]>('last-login', personId)
  const logins = [{ at: nowOf(clock), sessionId }, ...(before?.value ?? [])].slice(0, KEPT)
  const options = { expect: before?.version ?? ('absent' as const), expiresAt: null }
  // Somebody else logged in at the same moment: both are to be seen.
  if (!(await records.put('last-login', personId, logins, options))) await noteLogin(services, personId, sessionId)
}
