import { byCodePoint } from '@cairn/contract/code-points'
import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { dateOfInstant } from './days.ts'

/** Which tasks, in which order. All conditions must hold; the trash is apart from everything else. */
export interface TaskQuery {
  project?: string
  /** Only subtasks of this task; `null`: only tasks that are not a subtask. */
  parent?: string | null
  label?: string
  /** Open is pending or in progress; done is completed or cancelled. */
  state?: 'open' | 'done'
  dueFrom?: string
  dueBefore?: string
  dueOn?: string
  /** Late at this instant, as `is:overdue` means it; or still to come. */
  lateAt?: string
  notLateAt?: string
  /** Done on this day. */
  doneOn?: string
  trashed?: true
  order: keyof typeof orders
  /** Where the days of instants are read. */
  zone: string
}

export function matcher(query: TaskQuery): (task: Task) => boolean {
  const { project, parent, label, state, dueFrom, dueBefore, dueOn, lateAt, notLateAt, doneOn, trashed, zone } = query
  const instant = lateAt ?? notLateAt
  const isLate = instant === undefined ? undefined : lateness(instant, dateOfInstant(instant, zone))
  return task =>
    (task.deletedAt !== null) === (trashed ?? false) &&
    (project === undefined || task.projectId === project) &&
    (parent === undefined || task.parentId === parent) &&
    (label === undefined || task.labelIds.includes(label)) &&
    (state === undefined || isOpen(task) === (state === 'open')) &&
    (dueFrom === undefined || isDue(task, zone, day => day >= dueFrom)) &&
    (dueBefore === undefined || isDue(task, zone, day => day < dueBefore)) &&
    (dueOn === undefined || isDue(task, zone, day => day === dueOn)) &&
    (isLate === undefined || isLate(task) === (lateAt !== undefined)) &&
    (doneOn === undefined || (task.completedAt !== null && dateOfInstant(task.completedAt, zone) === doneOn))
}

export function comparer(query: TaskQuery): (a: Task, b: Task) => number {
  const keys = orders[query.order]
  return (a, b) => {
    for (const key of keys) {
      const order = key(a, b, query.zone)
      if (order !== 0) return order
    }
    return byCodePoint(a.id, b.id)
  }
}

/** The day a task is due, in a zone; `null` when it is not due at all. */
export const dueDay = (task: Pick<Task, 'dueOn' | 'dueAt'>, zone: string) =>
  task.dueOn ?? (task.dueAt === null ? null : dateOfInstant(task.dueAt, zone))

/** A day is late when it is over, an instant when it is past. */
const lateness =
  (now: string, today: string) =>
  ({ dueOn, dueAt }: Task) =>
    (dueOn ?? '9') < today || (dueAt ?? '9') < now

type Order = (a: Task, b: Task, zone: string) => number

const RANK = { urgent: 0, high: 1, medium: 2, low: 3, none: 4 }

const position: Order = (a, b) => byCodePoint(a.position, b.position)
const priority: Order = (a, b) => RANK[a.priority] - RANK[b.priority]
const newest: Order = (a, b) => byCodePoint(b.createdAt, a.createdAt)
const finished: Order = (a, b) => byCodePoint(b.completedAt ?? b.updatedAt, a.completedAt ?? a.updatedAt)
const deleted: Order = (a, b) => byCodePoint(b.deletedAt ?? '', a.deletedAt ?? '')
/** By day, what has no time after what has one, what is not due last. */
const due: Order = (a, b, zone) =>
  byCodePoint(dueDay(a, zone) ?? '9', dueDay(b, zone) ?? '9') || byCodePoint(a.dueAt ?? '9', b.dueAt ?? '9')

const orders = {
  position: [position],
  due: [due, priority, position],
  newest: [newest],
  finished: [finished],
  deleted: [deleted],
} satisfies Record<string, Order[]>

function isDue(task: Task, zone: string, test: (day: string) => boolean) {
  const day = dueDay(task, zone)
  return day !== null && test(day)
}
