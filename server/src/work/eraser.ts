import type { DeletionRecord } from '../features/accounts/account-deletion.ts'
import { eraseAccount } from '../features/accounts/account-erasure.ts'
import type { SecurityEvent } from '../features/accounts/security-events.ts'
import type { Services } from '../features/context.ts'
import { MINUTE } from '../ports/clock.ts'
import { dueRecords } from './due-records.ts'
import type { Log, Worker } from './worker.ts'

const DELETED: SecurityEvent = 'account deleted'

/** Deletes the people whose day has come. Its lines in the log name who: docs/operations.md, for after a restore. */
export function eraser(services: Services, log: Log): Worker {
  return dueRecords<DeletionRecord>(services, {
    name: 'eraser',
    kind: 'deletion',
    // Whoever registers while the last account goes waits for its last visit.
    every: MINUTE,
    // Both at once do no harm.
    lease: 10 * MINUTE,
    async work(one) {
      const outcome = await eraseAccount(services, one)
      if (outcome === 'deleted') log.info({ event: DELETED, personId: one.id }, 'security')
    },
    failed: ({ id }, error) => log.warn({ personId: id, error }, 'account not deleted, will try again'),
  })
}
