import { addDays, dateIn, startOfDay } from '@cairn/contract/dates'
import type { TaskStats } from '@cairn/contract/tasks'
import { nowOf, type Clock } from '../ports/clock.ts'
import type { ReachRow, Store } from '../ports/store.ts'

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

/** A thousand answers are about a megabyte. */
const KEPT = 1000

export function createStatistics(store: Store, clock: Clock): Statistics {
  const kept = new Map<string, Kept>()

  async function count({ timeZone, memberships }: ReachRow, on: string): Promise<Kept> {
    const now = nowOf(clock)
    const [from, to] = [startOfDay(on, timeZone), startOfDay(addDays(on, 1), timeZone)]
    const scopes = memberships.map(({ scope }) => scope)
    const { stats, until } = await store.tasks.stats(scopes, now, { on, from, to })
    return { stats, from: now, until: until ?? to }
  }

  return {
    async of(reach) {
      const on = dateIn(reach.timeZone, clock.ms())
      // What is written raises a seq, and each seq was read before any row: what is kept under it is at least as new.
      const key = JSON.stringify([on, reach.timeZone, reach.memberships.map(({ scope, seq }) => [scope, seq])])
      const now = nowOf(clock)
      const known = kept.get(key)
      if (known && known.from <= now && now <= known.until) return known.stats
      const counted = await count(reach, on)
      if (kept.size >= KEPT) kept.clear()
      kept.set(key, counted)
      return counted.stats
    },
  }
}
