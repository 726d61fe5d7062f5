import { tally } from '@cairn/contract/tally'
import { isOpen } from '@cairn/contract/task-rules'
import { Priority, Status, type TaskStats } from '@cairn/contract/tasks'
import type { Counts, Moment } from '../../ports/store.ts'

export interface Figures {
  groups: TaskGroup[]
  byLabel: TaskStats['byLabel']
  /** How many were completed in each of the days that were asked for, by the place of the day in their list. */
  completed: Record<number, number>
  /** The first instant from now on at which something open is due. */
  nextDueAt: string | null
}

/** How many tasks of one status and priority there are, and how many of them would be overdue or due today if they are open. */
export interface TaskGroup {
  status: Status
  priority: Priority
  count: number
  overdue: number
  dueToday: number
}

/** Only what is open can be overdue or due today. */
export function countsOf({ groups, byLabel, completed, nextDueAt }: Figures, { days }: Moment): Counts {
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
    byLabel,
    completedByDay: days.map(({ on }, i) => ({ on, count: completed[i] ?? 0 })),
  }
  return { stats, until: nextDueAt }
}
