import { sortKey, type Order } from '@cairn/contract/query/sort'
import type { Task } from '@cairn/contract/tasks'

/** What tasks are sorted by, made once for each: sorting asks for it ten times and more, and the next sorting again. */
export function sortKeys({ by, timeZone }: Pick<Order, 'by' | 'timeZone'>): (task: Task) => string | null {
  const name = `${by} ${timeZone}`
  const keys = known.get(name) ?? new WeakMap<Task, string | null>()
  known.set(name, keys)
  return task => {
    const made = keys.get(task)
    if (made !== undefined) return made
    const key = sortKey(task, { by, timeZone })
    keys.set(task, key)
    return key
  }
}

/** A changed task is another object, so that no key is out of date. */
const known = new Map<string, WeakMap<Task, string | null>>()
