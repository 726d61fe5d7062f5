import { dateIn } from '@cairn/contract/dates'
import type { TaskStats } from '@cairn/contract/tasks'
import type { Clock } from '../../ports/clock.ts'
import type { ReachRow, Store } from '../../ports/store.ts'
import { spanOfDay, lastDays } from '../days.ts'

/** Counts of everything a person reaches. Counted again only when something they follow from has changed. */
export interface Statistics {
  of(reach: ReachRow): Promise<TaskStats>
}

interface Kept {
  stats: TaskStats
  /** The instants between which the clock changes none of them. */
  from: string
  until: string
}

/** A thousand answers are about ten megabytes. */
const KEPT = 1000

export function createStatistics(store: Store, clock: Clock): Statistics {
  const kept = new Map<string, Kept>()

  async function count({ timeZone, memberships }: ReachRow, on: string, now: string): Promise<Kept> {
    const scopes = memberships.map(({ scope }) => scope)
    const today = spanOfDay(on, timeZone)
    const { stats, until } = await store.tasks.stats(scopes, { now, today, days: lastDays(on, timeZone) })
    return { stats, from: now, until: until ?? today.to }
  }

  return {
    async of(reach) {
      const ms = clock.ms()
      const [on, now] = [dateIn(reach.timeZone, ms), new Date(ms).toISOString()]
      // What is written, a label's going too, raises a seq, and each seq was read before any row: what is kept under it is at least
      // as new. The days that are counted follow from the date and the zone.
      const key = JSON.stringify([on, reach.timeZone, reach.memberships.map(({ scope, seq }) => [scope, seq])])
      const known = kept.get(key)
      if (known && known.from <= now && now <= known.until) return known.stats
      const counted = await count(reach, on, now)
      if (kept.size >= KEPT) kept.clear()
      kept.set(key, counted)
      return counted.stats
    },
  }
}
