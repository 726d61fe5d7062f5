import { MINUTE } from '../ports/clock.ts'
import type { Records } from '../ports/records.ts'
import type { Store } from '../ports/store.ts'
import type { Worker } from './worker.ts'

/** Removes what has expired. Nothing depends on it: reads filter. */
export function sweeper(store: Store, records: Records): Worker {
  return {
    name: 'sweeper',
    every: 10 * MINUTE,
    async once() {
      await store.sweep()
      await records.sweep()
      return false
    },
  }
}
