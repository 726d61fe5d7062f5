import { isOpen } from '@cairn/contract/task-rules'
import { Priority, Status } from '@cairn/contract/tasks'
import type { Counts } from '../../ports/store.ts'

/** How many tasks of one status and priority there are, and how many of them would be overdue or due today if they are open. */
export interface TaskGroup {
  status: Status
  priority: Priority
  count: number
  overdue: number
  dueToday: number
  /** The first instant from now on at which one of them is due. */
  nextDueAt: string | null
}

/** Only what is open can be overdue or due today. */
export function countsOf(groups: readonly TaskGroup[]): Counts {
  const sum = (pick: (group: TaskGroup) => number, keep: (group: TaskGroup) => boolean = () => true) =>
    groups.filter(keep).reduce((total, group) => total + pick(group), 0)
  const count = (keep?: (group: TaskGroup) => boolean) => sum(group => group.count, keep)
  const stats = {
    total: count(),
    open: count(isOpen),
    completed: count(group => group.status === 'completed'),
    overdue: sum(group => group.overdue, isOpen),
    dueToday: sum(group => group.dueToday, isOpen),
    byStatus: tally(Status.options, status => count(group => group.status === status)),
    byPriority: tally(Priority.options, priority => count(group => group.priority === priority)),
  }
  return { stats, until: firstDue(groups.filter(isOpen)) }
}

function firstDue(groups: readonly TaskGroup[]): string | null {
  let first: string | null = null
  for (const { nextDueAt } of groups) if (nextDueAt !== null && (first === null || nextDueAt < first)) first = nextDueAt
  return first
}

function tally<K extends string>(keys: readonly K[], countOf: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map(key => [key, countOf(key)])) as Record<K, number>
}
