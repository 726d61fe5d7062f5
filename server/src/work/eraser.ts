import type { DeletionRecord } from '../features/accounts/account-deletion.ts'
import { eraseAccount } from '../features/accounts/account-erasure.ts'
import type { Services } from '../features/context.ts'
import type { SecurityEvent } from '../features/accounts/security-events.ts'
import { MINUTE, instantIn } from '../ports/clock.ts'
import type { Log, Worker } from './worker.ts'

/** Then another worker goes on with what this one has begun; both at once do no harm. */
const LEASE = 10 * MINUTE

const DELETED: SecurityEvent = 'account deleted'

/** Deletes the people whose day has come. Its lines in the log name who: docs/operations.md, for after a restore. */
export function eraser(services: Services, log: Log): Worker {
  return {
    name: 'eraser',
    every: 5 * MINUTE,
    async once() {
      const due = await services.records.claim<DeletionRecord>('deletion', 10, instantIn(services.clock, LEASE))
      for (const one of due) {
        try {
          const outcome = await eraseAccount(services, one)
          if (outcome === 'deleted') log.info({ event: DELETED, personId: one.id }, 'security')
        } catch (error) {
          log.warn({ personId: one.id, error: (error as Error).message }, 'account not deleted, will try again')
        }
      }
      return due.length > 0
    },
  }
}
