import type { Activity, Deed } from '@cairn/contract/activity'
import { activity as say } from '../../app/en-activity.ts'

/** What entries are about, kind by kind. */
export const countsOf = (entries: readonly Activity[]): Deed['kinds'] =>
  [...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, some]) => ({
    kind,
    things: new Set(some.map(({ subjectId }) => subjectId)).size,
  }))

/** What was done at one go, as the rest of a sentence: `created 12 tasks and deleted 2 labels`. */
export function featWords(counts: Deed['kinds']): string {
  const kinds = counts.map(({ kind, things: count }) => {
    const [resource = '', action = ''] = kind.split('.')
    const things = say.things[resource]?.(count)
    return (things && say.did[action]?.(things)) ?? say.other(count)
  })
  const last = kinds.pop() ?? ''
  return kinds.length > 0 ? say.both(kinds.join(', '), last) : last
}
