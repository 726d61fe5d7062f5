import type { Condition } from '@cairn/contract/query/conditions'
import { fits } from '@cairn/contract/query/match'
import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { cairn } from '../../data/cairn.ts'
import { createValue } from '../../data/value.ts'
import { prepareTexts, textOf } from '../search/texts.ts'

interface Count {
  get: () => number
  subscribe: (listener: () => void) => () => void
}

/** So many open tasks fit these conditions, given as JSON: counted once, then by difference. Ten thousand take a millisecond or two. */
export function openCount(asked: string): Count {
  const conditions = JSON.parse(asked) as Condition[]
  if (conditions.length === 0) return NOTHING_COUNTED
  const { tasks } = cairn.tables
  const counts = (task: Task | undefined) =>
    Number(task !== undefined && task.deletedAt === null && isOpen(task) && fits(conditions, task, () => textOf(task)))
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
