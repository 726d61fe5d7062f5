import type { Services } from '../features/context.ts'
import { purgeTrash, type PurgeRecord } from '../features/tasks/trash-purge.ts'
import { HOUR, MINUTE, instantIn } from '../ports/clock.ts'
import type { Log, Worker } from './worker.ts'

/** Then another worker tries what this one did not finish. */
const LEASE = HOUR

/** Empties trashes whose time has come. */
export function purger(services: Services, log: Log): Worker {
  return {
    name: 'purger',
    every: 10 * MINUTE,
    async once() {
      const due = await services.records.claim<PurgeRecord>('purge', 10, instantIn(services.clock, LEASE))
      for (const one of due) {
        try {
          const purged = await purgeTrash(services, one)
          if (purged > 0) log.info({ workspace: one.id, purged }, 'trash emptied')
        } catch (error) {
          log.warn({ workspace: one.id, error: (error as Error).message }, 'trash not emptied, will try again')
        }
      }
      return due.length > 0
    },
  }
}
