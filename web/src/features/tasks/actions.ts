import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import { mutate } from '../../data/cairn.ts'
import { newGesture } from '../../data/gestures.ts'
import { announced } from './announce.ts'
import { leaveRow } from './cursor.ts'
import { linger, stopLingering } from './lingering.ts'

/** Completes an open task, reopens any other. */
export function toggleCompleted(task: Task) {
  const { id: taskId, title } = task
  if (isOpen(task)) {
    linger(taskId)
    leaveRow(taskId)
    mutate('tasks.update', { taskId, status: 'completed' }, announced(en.did.completed(title)))
  } else {
    stopLingering(taskId)
    mutate('tasks.update', { taskId, status: 'pending' }, announced(en.did.reopened(title)))
  }
}

export type TaskFields = Omit<Parameters<typeof mutate<'tasks.update'>>[1], 'taskId'>

/** Without a message: what changed is seen where it was changed. Undo knows it by name all the same. */
export function change(task: Task, fields: TaskFields) {
  mutate('tasks.update', { taskId: task.id, ...fields }, newGesture(en.did.changed(task.title)))
}

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
