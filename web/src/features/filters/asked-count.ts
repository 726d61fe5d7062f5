import type { Task } from '@cairn/contract/tasks'
import { cairn } from '../../data/cairn.ts'
import { createValue } from '../../data/value.ts'
import { prepareTexts } from '../search/texts.ts'
import { isAskedFor, type Asked } from '../tasks/arrange/asked.ts'

interface Count {
  get: () => number
  subscribe: (listener: () => void) => () => void
}

/** So many rows has the list of what is asked, given as JSON: counted once, then by difference. Ten thousand take a millisecond or two. */
export function askedCount(asked: string): Count {
  const fits = isAskedFor(JSON.parse(asked) as Asked)
  const { tasks } = cairn.tables
  const counts = (task: Task | undefined) => Number(task !== undefined && fits(task))
  const countAll = () => [...tasks.all()].reduce((sum, task) => sum + counts(task), 0)
  let count: number | undefined
  return {
    get: () => (count ??= countAll()),
    subscribe(listener) {
      // What changed since it was counted, nobody has told.
      count = countAll()
      return tasks.subscribe(changes => {
        const more = changes.reduce((sum, { before, after }) => sum + counts(after) - counts(before), 0)
        if (more === 0) return
        count = (count ?? 0) + more
        listener()
      })
    },
  }
}

export const NOTHING_COUNTED: Count = { get: () => 0, subscribe: () => () => {} }

/** To count by words, the texts of all tasks must be made: in slices, before the first such count. */
export const textsAreReady = createValue(false)

export const prepareCounts = () => prepareTexts(() => textsAreReady.set(true))
