import type { Context } from '../context.ts'

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
