import type { Activity } from '@cairn/contract/activity'
import { dateOfInstant } from '../../data/days.ts'

/** What somebody did at one go: the entries of a batch, the newest first; mostly one. */
export interface Feat {
  id: string
  entries: readonly [Activity, ...Activity[]]
}

export interface Day {
  on: string
  feats: Feat[]
}

/** Entries, the newest first, as days of what was done at one go. A batch that ran past midnight stays whole, where it ended. */
export function gather(entries: readonly Activity[], zone: string): Day[] {
  const feats = [...Map.groupBy(entries, ({ batch, actorId }) => `${batch} ${actorId}`)].map(
    // A group has what it was made for.
    ([id, group]): Feat => ({ id, entries: group as [Activity, ...Activity[]] }),
  )
  const days = Map.groupBy(feats, feat => dateOfInstant(feat.entries[0].at, zone))
  return [...days].map(([on, group]) => ({ on, feats: group }))
}
