import type { Services } from '../features/context.ts'
import { instantIn } from '../ports/clock.ts'
import type { Stored } from '../ports/records.ts'
import type { Worker } from './worker.ts'

interface DueRecords<T> {
  name: string
  /** Of the records. */
  kind: string
  /** Milliseconds between two looks. */
  every: number
  /** Milliseconds; then another worker goes on with what this one has begun. */
  lease: number
  work(one: Stored<T>): Promise<void>
  /** It failed, and will be tried again. */
  failed(one: Stored<T>, error: string): void
}

/** A few at a time. One that fails holds up none of the others, and comes due again when its lease ends. */
const AT_ONCE = 10

/** Works on the records of a kind as each comes due, on whatever instance looks first. */
export function dueRecords<T>({ records, clock }: Services, of: DueRecords<T>): Worker {
  return {
    name: of.name,
    every: of.every,
    async once() {
      const due = await records.claim<T>(of.kind, AT_ONCE, instantIn(clock, of.lease))
      for (const one of due) {
        try {
          await of.work(one)
        } catch (error) {
          of.failed(one, (error as Error).message)
        }
      }
      return due.length > 0
    },
  }
}
