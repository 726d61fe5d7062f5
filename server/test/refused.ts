import { Problem } from '@cairn/contract/problems'

/** The problem that a call meets; fails when it meets none. */
export async function refused(call: Promise<unknown>): Promise<Problem> {
  const outcome = await call.then(
    value => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('value' in outcome) throw new Error(`Nobody refused; the answer was ${JSON.stringify(outcome.value)}`)
  if (outcome.error instanceof Problem) return outcome.error
  throw outcome.error
}

/** The pointers and sentences of an `invalid-request`, as one object. */
export const errorsOf = ({ parts }: Problem) =>
  Object.fromEntries((parts.errors ?? []).map(({ pointer, detail }) => [pointer, detail]))
