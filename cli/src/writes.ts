import { Problem } from '@cairn/contract/problems'
import { setTimeout as sleep } from 'node:timers/promises'

/** Writes that are done at once. Enough to hide the way to the server, few enough to leave room for others. */
export const AT_ONCE = 8

/** Does `work` for every item, `AT_ONCE` at a time, in order of their beginning; stops at the first failure. */
export async function each<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  const queue = items.entries()
  let failed = false
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failed) return
      try {
        await work(item, index)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker))
  const failure = outcomes.find(outcome => outcome.status === 'rejected')
  if (failure) throw failure.reason
}

/**
 * Calls again when that helps: after the wait that a busy server asks for (`Retry-After`), and a few times when it does not
 * answer or its database is away. Only for writes with an idempotency key.
 */
export async function persist<T>(write: () => Promise<T>, onWait: (seconds: number) => void = () => {}): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      const seconds = waitAfter(error, attempt)
      if (seconds === undefined) throw error
      if (seconds >= 2) onWait(seconds)
      await sleep(seconds * 1000)
    }
  }
}

const ATTEMPTS = 5
/** Seconds. Who is asked to wait longer than that is better told. */
const LONGEST = 120

function waitAfter(error: unknown, attempt: number): number | undefined {
  if (!(error instanceof Problem)) return undefined
  const asked = error.parts.retryAfter
  // A limit is over when its time is, however often that comes; what is down may stay down.
  if (error.code !== 'rate-limited' && attempt >= ATTEMPTS) return undefined
  if (asked !== undefined) return asked <= LONGEST ? asked : undefined
  return error.code === 'unavailable' ? 0.25 * 2 ** attempt : undefined
}
