import { cut, TITLE } from './limits.ts'
import type { Task } from './tasks.ts'

/** The fields of a task that a write can name, as the handler of `tasks.create` and `tasks.update` receives them. */
export interface TaskWrite {
  title?: string
  description?: string
  status?: Task['status']
  completed?: boolean
  priority?: Task['priority']
  startOn?: string | null
  dueOn?: string | null
  dueAt?: string | null
  timeZone?: string | null
  labelIds?: string[]
  projectId?: string
  parentId?: string | null
  position?: string
}

/** A task before anything was said about it. */
export const blankTask = {
  parentId: null,
  title: '',
  description: '',
  status: 'pending',
  priority: 'none',
  startOn: null,
  dueOn: null,
  dueAt: null,
  timeZone: null,
  labelIds: [],
  completedAt: null,
  deletedAt: null,
} satisfies Partial<Task>

/** What the rules look at beside the task: the instant of the write and the writer's time zone. */
export interface WriteMoment {
  now: string
  timeZone: string
  /** When it was completed, if this takes back that it was opened again. */
  completedAt?: string
}

/** The fields that depend on each other; a row and the wire form both have them. */
type Ruled = Pick<Task, 'status' | 'completedAt' | 'dueOn' | 'dueAt' | 'timeZone'>

/**
 * What a write makes of a task: `status`, `completed` and `completedAt` say one thing, a due date and a due instant exclude each
 * other, and an instant always has the zone in which its clock is read. Server and browser both ask here, so that what is shown
 * before the answer is what the answer says.
 */
export function written<T extends Ruled>(task: T, write: TaskWrite, moment: WriteMoment): T & { completed: boolean } {
  const { status: _status, completed: _completed, dueOn: _dueOn, dueAt: _dueAt, timeZone: _zone, ...plain } = write
  return { ...task, ...plain, ...statusAfter(task, write, moment), ...dueAfter(task, write, moment) }
}

/** The first line of the description stands in for a missing title; `undefined` when there is none either. */
export function titleOf(write: Pick<TaskWrite, 'title' | 'description'>): string | undefined {
  if (write.title !== undefined) return write.title
  const [first = ''] = write.description?.trim().split(/[\r\n\u2028\u2029]/, 1) ?? []
  const title = cut(first.replaceAll(/[\p{Cc}\s]+/gu, ' '), TITLE).trim()
  return title === '' ? undefined : title
}

export const isOpen = (task: Pick<Task, 'status'>) => task.status === 'pending' || task.status === 'in_progress'

/** Done too, though nobody did it. */
export const isCancelled = (task: Pick<Task, 'status'>) => task.status === 'cancelled'

/** Something a schema cannot say: both due fields at once, or a status that contradicts `completed`. */
export function contradiction(write: TaskWrite): { pointer: string; detail: string } | undefined {
  if (write.dueOn && write.dueAt) return { pointer: '/dueAt', detail: 'Give a due date or a due instant, not both.' }
  if (write.status && write.completed !== undefined && write.completed !== (write.status === 'completed'))
    return { pointer: '/completed', detail: 'This contradicts the status.' }
  return undefined
}

function statusAfter(task: Ruled, write: TaskWrite, { now, completedAt = now }: WriteMoment) {
  const status = write.status ?? statusFrom(task.status, write.completed)
  const completed = status === 'completed'
  return { status, completed, completedAt: completed ? (task.completedAt ?? completedAt) : null }
}

function statusFrom(status: Task['status'], completed: boolean | undefined): Task['status'] {
  if (completed === undefined || completed === (status === 'completed')) return status
  return completed ? 'completed' : 'pending'
}

function dueAfter(task: Ruled, write: TaskWrite, moment: WriteMoment) {
  const dueAt = write.dueOn ? null : write.dueAt === undefined ? task.dueAt : write.dueAt
  const dueOn = write.dueAt ? null : write.dueOn === undefined ? task.dueOn : write.dueOn
  const timeZone = dueAt ? (write.timeZone ?? task.timeZone ?? moment.timeZone) : null
  return { dueOn, dueAt, timeZone }
}
