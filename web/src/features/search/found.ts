import type { Condition } from '@cairn/contract/query/conditions'
import { fits } from '@cairn/contract/query/match'
import { inOrder, sortKey, type Order } from '@cairn/contract/query/sort'
import { searchText } from '@cairn/contract/query/words'
import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { useEffect, useSyncExternalStore } from 'react'
import { cairn } from '../../data/cairn.ts'
import { createView, keepViews } from '../../data/view.ts'

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
  const keys = new WeakMap<Task, string | null>()
  const byKey = inOrder<Task>(order, task => {
    const known = keys.get(task)
    if (known !== undefined) return known
    const key = sortKey(task, order)
    keys.set(task, key)
    return key
  })
  return createView(
    cairn.tables.tasks,
    // Without a condition nothing was asked.
    task => conditions.length > 0 && task.deletedAt === null && fits(conditions, task, () => textOf(task)),
    openFirst ? (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || byKey(a, b) : byKey,
  )
}

/** A changed task is another object, so that a text is never out of date. */
const texts = new WeakMap<Task, string>()

function textOf(task: Task): string {
  const known = texts.get(task)
  if (known !== undefined) return known
  const text = searchText(task)
  texts.set(task, text)
  return text
}

/** While the first letter is on its way: ten thousand texts at once would take longer than a frame. */
function prepareTexts() {
  const tasks = cairn.tables.tasks.all()[Symbol.iterator]()
  const some = () => {
    const until = performance.now() + SLICE
    for (let next = tasks.next(); !next.done; next = tasks.next()) {
      textOf(next.value)
      if (performance.now() > until) return void (timer = setTimeout(some))
    }
  }
  let timer = setTimeout(some)
  return () => clearTimeout(timer)
}

/** Milliseconds; leaves room in a frame for what else it has to do. */
const SLICE = 4
