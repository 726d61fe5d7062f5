import { problem } from '@cairn/contract/problems'

/** Milliseconds that a call to a database may take, so that a request is answered within 5 s when it hangs. */
export const PATIENCE = 4000

/** What `within` throws. Whether the work went on, nobody knows. */
export const TIMED_OUT = new Error('It did not answer in time')

export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(TIMED_OUT), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The problem for everything that a database cannot do now. `cause` is for the log; people are told what stands here. */
export function away(cause: unknown) {
  const refusal = problem('unavailable', {
    reason: 'database',
    // Not "nothing was changed": a commit may have happened though its answer got lost.
    detail: 'The database does not answer. Try again in a moment.',
    retryAfter: 2,
  })
  refusal.cause = cause
  return refusal
}
