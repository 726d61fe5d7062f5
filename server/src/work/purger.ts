import type { Services } from '../features/context.ts'
import { purgeTrash, type PurgeRecord } from '../features/tasks/trash-purge.ts'
import { HOUR, MINUTE } from '../ports/clock.ts'
import { dueRecords } from './due-records.ts'
import type { Log, Worker } from './worker.ts'

/** Empties trashes whose time has come. */
export function purger(services: Services, log: Log): Worker {
  return dueRecords<PurgeRecord>(services, {
    name: 'purger',
    kind: 'purge',
    every: 10 * MINUTE,
    lease: HOUR,
    async work(one) {
      const purged = await purgeTrash(services, one)
      if (purged > 0) log.info({ workspace: one.id, purged }, 'trash emptied')
    },
    failed: ({ id }, error) => log.warn({ workspace: id, error }, 'trash not emptied, will try again'),
  })
}
