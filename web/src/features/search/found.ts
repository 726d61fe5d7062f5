import type { Condition } from '@cairn/contract/query/conditions'
import { fits } from '@cairn/contract/query/match'
import { byKey, type Order } from '@cairn/contract/query/sort'
import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { useEffect, useSyncExternalStore } from 'react'
import { cairn } from '../../data/cairn.ts'
import { createView, keepViews } from '../../data/view.ts'
import { sortKeys } from './sort-keys.ts'
import { prepareTexts, textOf } from './texts.ts'

interface Search {
  conditions: readonly Condition[]
  order: Order
  /** What is done stands below, whatever the order. */
  openFirst: boolean
}

/** The tasks in memory that fit a query; followed by difference, as every view. */
export function useFound(search: Search): readonly Task[] {
  const view = views.open(JSON.stringify(search), () => open(search))
  useEffect(prepareTexts, [])
  return useSyncExternalStore(view.subscribe, view.rows)
}

/** Those of the last words that were typed. */
const views = keepViews<Task>(8)

function open({ conditions, order, openFirst }: Search) {
  const inOrder = byKey<Task>(order, sortKeys(order))
  return createView(
    cairn.tables.tasks,
    // Without a condition nothing was asked.
    task => conditions.length > 0 && task.deletedAt === null && fits(conditions, task, () => textOf(task)),
    openFirst ? (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || inOrder(a, b) : inOrder,
  )
}
