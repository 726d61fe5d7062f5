import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { openDialog } from '../../app/dialogs.ts'
import { en } from '../../app/en.ts'
import { cairn, mutate } from '../../data/cairn.ts'
import type { TextField } from '../../data/clashes.ts'
import { newGesture, type Gesture } from '../../data/gestures.ts'
import { createValue } from '../../data/value.ts'
import { announced } from './announce.ts'
import { openBelow, whenBelowIsKnown } from './below.ts'
import { leaveRow } from './cursor.ts'
import { linger, stopLingering } from './lingering.ts'

/** Completes an open task, reopens any other. */
export function toggleCompleted(task: Task) {
  const { id: taskId, title } = task
  if (isOpen(task)) return whenBelowIsKnown([taskId], () => void (asksAbout([taskId]) || complete(task)))
  stopLingering(taskId)
  mutate('tasks.update', { taskId, status: 'pending' }, announced(en.did.reopened(title)))
}

/** Whatever is open below it. */
export function complete({ id: taskId, title }: Task) {
  linger(taskId)
  leaveRow(taskId)
  mutate('tasks.update', { taskId, status: 'completed' }, announced(en.did.completed(title)))
}

interface Asked {
  ids: readonly string[]
  /** What is open below them. */
  below: readonly string[]
  /** To be called after the answer. */
  done?: (() => void) | undefined
}

/** The tasks that would be completed over open subtasks: what becomes of those is the person's to say. */
export const askedAbout = createValue<Asked>({ ids: [], below: [] })

/** Whether there was something to ask. */
export function asksAbout(ids: readonly string[], done?: () => void): boolean {
  const below = openBelow(ids)
  if (below.length === 0) return false
  askedAbout.set({ ids, below, done })
  openDialog('open-subtasks')
  return true
}

export type TaskFields = Omit<Parameters<typeof mutate<'tasks.update'>>[1], 'taskId'>

/** Without a message: what changed is seen where it was changed. Undo knows it by name all the same. */
export function change(task: Task, fields: TaskFields): Gesture | undefined {
  const write = () => mutate('tasks.update', { taskId: task.id, ...fields }, newGesture(en.did.changed(task.title)))
  if (fields.status !== 'completed') return write()
  let gesture: Gesture | undefined
  whenBelowIsKnown([task.id], () => (gesture = asksAbout([task.id]) ? undefined : write()))
  return gesture
}

/** A text that was under the pen: what somebody else made of it meanwhile is not written over unseen. */
export const rewrite = (task: Task, field: TextField, text: { before: string; after: string }): Gesture =>
  cairn.rewrite(task, field, text, newGesture(en.did.changed(task.title)))

export function moveToTrash(task: Task) {
  mutate('tasks.delete', { taskId: task.id }, announced(en.did.trashed))
}

export function restore(task: Task) {
  mutate('tasks.restore', { taskId: task.id }, announced(en.did.restored))
}

/** All of them due on a day, undone as one. */
export function rescheduleAll(tasks: readonly Task[], day: string) {
  const gesture = announced(en.did.rescheduled(tasks.length))
  for (const task of tasks) mutate('tasks.update', { taskId: task.id, dueOn: day }, gesture)
}
