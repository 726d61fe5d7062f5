import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../ports/clock.ts'
import type { Records } from '../ports/records.ts'

/** So many calls in so many seconds. */
export interface Limit {
  calls: number
  seconds: number
}

export interface Permits {
  /** Takes one. Without any left: how many seconds until there are new ones. */
  spend(who: string): Promise<number | undefined>
  /** The same without taking one, as far as this instance knows; the counter is not asked. */
  spent(who: string): number | undefined
}

/** As many as an instance takes at once: a request that is counted costs a fiftieth of a write. */
const HANDFUL = 50
/** The database gives up after four seconds, and a request has five in all. */
const PATIENCE = 500
/** Callers that an instance remembers at once; beyond, it takes anew for those it forgot. */
const MOST = 100_000

interface Handful {
  left: number
  /** The shared counter, as last seen; what is left here is counted already. */
  counted: number
  /** How many were taken last. */
  size: number
  taking: Promise<void> | undefined
}

/**
 * Permits of one limit for everybody, from a counter that all instances share. Each takes a handful and spends it by itself, so
 * together they never give out more than there are; what an instance holds when it ends is lost to its owner, not gained. Windows
 * begin for all at the same moment of the clock. Near the limit handfuls get smaller, down to one: it is met exactly, and a
 * limit below twenty is counted one by one.
 *
 * Without the counter, an instance counts by itself: nobody gets more than the limit from it, and what needs no database, or
 * only one that can be read, goes on. To refuse instead would make a full disk, which keeps only writers waiting, an outage for all.
 */
export function createPermits(
  records: Records,
  clock: Clock,
  { kind, calls, seconds }: Limit & { kind: string },
  onFailure: (error: unknown) => void,
): Permits {
  const length = seconds * 1000
  const held = new Map<string, Handful>()
  let window = 0

  function handfulOf(who: string): Handful {
    const now = Math.floor(clock.ms() / length)
    if (now !== window) held.clear()
    window = now
    const known = held.get(who)
    if (known) return known
    const [oldest] = held.keys()
    if (held.size >= MOST && oldest !== undefined) held.delete(oldest)
    const fresh = { left: 0, counted: 0, size: 0, taking: undefined }
    held.set(who, fresh)
    return fresh
  }

  async function take(who: string, handful: Handful): Promise<void> {
    const size = Math.max(1, Math.min(HANDFUL, Math.floor((calls - handful.counted) / 10)))
    const end = new Date((window + 1) * length).toISOString()
    const shared = records.count(kind, who, end, size).catch((error: unknown) => {
      onFailure(error)
      return undefined
    })
    const counted = await Promise.race([shared, sleep(PATIENCE)])
    handful.counted = counted ?? handful.counted + size
    handful.left += Math.max(0, size - Math.max(0, handful.counted - calls))
    handful.size = size
  }

  const more = (who: string, handful: Handful) =>
    (handful.taking ??= take(who, handful).finally(() => (handful.taking = undefined)))

  const untilNext = () => Math.ceil(((window + 1) * length - clock.ms()) / 1000)

  return {
    spent(who) {
      const handful = held.get(who)
      const isNow = window === Math.floor(clock.ms() / length)
      return handful && isNow && handful.left === 0 && handful.counted >= calls ? untilNext() : undefined
    },
    async spend(who) {
      for (;;) {
        const handful = handfulOf(who)
        if (handful.left > 0) {
          handful.left--
          // Fetched while there are some: nobody waits for the counter but the first. Never the last few, which another instance may need.
          if (handful.size > 10 && handful.left < handful.size / 2) void more(who, handful)
          return undefined
        }
        if (handful.counted >= calls) return untilNext()
        await more(who, handful)
      }
    },
  }
}
