import { priorities, statuses } from '../choices.ts'
import { byCodePoint } from '../code-points.ts'
import { dateIn } from '../dates.ts'
import type { Sort, Task } from '../tasks.ts'
import { titleKey } from './words.ts'

export interface Order {
  by: Sort
  descending: boolean
  /** Where the days of instants are read. */
  timeZone: string
}

type Sorted = Pick<
  Task,
  | 'id'
  | 'title'
  | 'status'
  | 'priority'
  | 'startOn'
  | 'dueOn'
  | 'dueAt'
  | 'position'
  | 'createdAt'
  | 'updatedAt'
  | 'completedAt'
>

/** The way round that people expect when they say none. */
export const descendsByItself: Record<Sort, boolean> = {
  created: true,
  updated: true,
  completed: true,
  start: false,
  due: false,
  priority: true,
  status: false,
  title: false,
  position: false,
}

/** What a task is sorted by: compares by code point, and every engine makes the same. `null` comes last, whichever way round. */
export function sortKey(task: Sorted, { by, timeZone }: Omit<Order, 'descending'>): string | null {
  switch (by) {
    case 'created':
      return task.createdAt
    case 'updated':
      return task.updatedAt
    case 'completed':
      return task.completedAt
    case 'start':
      return task.startOn
    case 'due':
      return dueKey(task, timeZone)
    case 'priority':
      return String(priorities.indexOf(task.priority))
    case 'status':
      return String(statuses.indexOf(task.status))
    case 'title':
      return titleKey(task.title)
    case 'position':
      return task.position
  }
}

/** By key, then by id; both the same way round. */
export const inOrder = (order: Order): ((a: Sorted, b: Sorted) => number) => byKey(order, task => sortKey(task, order))

/** The same, for who sorts many and remembers their keys. */
export function byKey<T extends { id: string }>(
  { descending }: Pick<Order, 'descending'>,
  keyOf: (task: T) => string | null,
): (a: T, b: T) => number {
  const sign = descending ? -1 : 1
  return (a, b) => {
    const [of, other] = [keyOf(a), keyOf(b)]
    if (of === other) return sign * byCodePoint(a.id, b.id)
    if (of === null || other === null) return of === null ? 1 : -1
    return sign * byCodePoint(of, other)
  }
}

/** By day in the reader's zone; on one day what has a time first. */
function dueKey({ dueOn, dueAt }: Sorted, timeZone: string): string | null {
  if (dueOn !== null) return `${dueOn} ~`
  return dueAt === null ? null : `${dateIn(timeZone, Date.parse(dueAt))} ${dueAt}`
}
