import { byCodePoint } from '@cairn/contract/code-points'
import type { Condition } from '@cairn/contract/query/conditions'
import { fits } from '@cairn/contract/query/match'
import type { Order } from '@cairn/contract/query/sort'
import type { Task } from '@cairn/contract/tasks'
import { useSyncExternalStore } from 'react'
import { cairn } from '../../../data/cairn.ts'
import { comparer, matcher, type TaskQuery } from '../../../data/task-query.ts'
import { createView, keepViews } from '../../../data/view.ts'
import { sortKeys } from '../../search/sort-keys.ts'
import { textOf } from '../../search/texts.ts'

export interface Asked {
  /** What the view is about, and in which order it shows that by itself. */
  view: TaskQuery
  conditions: readonly Condition[]
  /** In place of the view's own, which is left for what is equal in it. */
  order?: Order
}

/** What the list of a saved filter is of before its query: all there is. */
export const FILTERED = { order: 'due' } as const

/** Whether a task is a row of it: what a list shows and the number beside its name. */
export function isAskedFor({ view, conditions }: Asked): (task: Task) => boolean {
  const isThere = matcher(view)
  return task => isThere(task) && fits(conditions, task, () => textOf(task))
}

/** The tasks of a view that fit all conditions; followed by difference, as every view. */
export function useAsked(asked: Asked): readonly Task[] {
  const view = views.open(JSON.stringify(asked), () => open(asked))
  return useSyncExternalStore(view.subscribe, view.rows)
}

/** Those of the last words that were typed, twice: what is done stands apart. */
const views = keepViews<Task>(16)

function open(asked: Asked) {
  const { view, order } = asked
  const isAsked = isAskedFor(asked)
  // The view is in memory and sorted: filtering ten thousand takes a millisecond, sorting them ten.
  const own = cairn.tasks(view).rows().filter(isAsked)
  const compare = order && comparing(order)
  const byOwn = comparer(view)
  return createView(
    cairn.tables.tasks,
    isAsked,
    compare ? (a, b) => compare.keys(compare.keyOf(a), compare.keyOf(b)) || byOwn(a, b) : byOwn,
    compare ? sorted(own, compare) : own,
  )
}

interface Comparing {
  keyOf: (task: Task) => string | null
  keys: (a: string | null, b: string | null) => number
}

function comparing(order: Order): Comparing {
  const sign = order.descending ? -1 : 1
  return {
    keyOf: sortKeys(order),
    keys(a, b) {
      if (a === b) return 0
      // What has none comes last, whichever way round.
      if (a === null || b === null) return a === null ? 1 : -1
      return sign * byCodePoint(a, b)
    },
  }
}

/** Each key is asked for once, and what is equal stays in the order it has. */
const sorted = (tasks: readonly Task[], { keyOf, keys }: Comparing) =>
  tasks
    .map(task => ({ task, key: keyOf(task) }))
    .toSorted((a, b) => keys(a.key, b.key))
    .map(({ task }) => task)
