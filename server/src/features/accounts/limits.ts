import { operations, type OperationId } from '@cairn/contract/contract'
import type { Context } from '../context.ts'

/** Counts the calls of an operation that has a limit of its own, under the id of whoever is signed in: http/rate-limits.ts. */
export const callsOf = (id: OperationId) => `calls-${id}`

/** Those of the counters that can still be there some minutes after the last call. */
export const LASTING = operations.flatMap(([id, { limit }]) => (limit && limit.seconds > 60 ? [callsOf(id)] : []))

/** Seconds until the window of a counter ends; at least one. */
export async function secondsLeft({ records, clock }: Context, kind: string, id: string): Promise<number> {
  const ends = (await records.get(kind, id))?.expiresAt
  return ends ? Math.max(1, Math.ceil((Date.parse(ends) - clock.ms()) / 1000)) : 1
}

/** As people say it: `40 seconds`, `6 minutes`, `20 hours`. */
export function inWords(seconds: number): string {
  if (seconds > 5400) return `${Math.ceil(seconds / 3600)} hours`
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
