import type { Activity } from '@cairn/contract/activity'
import { activity as say } from '../../app/en-activity.ts'

/** What was done at one go, as the rest of a sentence: `created 12 tasks and deleted 2 labels`. */
export function featWords(entries: readonly Activity[]): string {
  const kinds = [...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, some]) => {
    const count = new Set(some.map(({ subjectId }) => subjectId)).size
    const [resource = '', action = ''] = kind.split('.')
    const things = say.things[resource]?.(count)
    return (things && say.did[action]?.(things)) ?? say.other(count)
  })
  const last = kinds.pop() ?? ''
  return kinds.length > 0 ? say.both(kinds.join(', '), last) : last
}
