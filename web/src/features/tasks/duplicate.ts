import { newId } from '@cairn/contract/ids'
import { positionsToMove } from '@cairn/contract/order'
import { positionAt } from '@cairn/contract/positions'
import type { Task } from '@cairn/contract/tasks'
import { taskWords } from '../../app/en-task.ts'
import { mutate } from '../../data/cairn.ts'
import { announcedNew } from './announce.ts'
import { siblingsOf } from './reorder/reorder.ts'

/** With its subtasks, open again, right below it. */
export function duplicate(task: Task) {
  const id = newId()
  const gesture = announcedNew(taskWords.duplicated(task.title), id)
  const siblings = siblingsOf(task)
  const order = [...siblings, { id, position: positionAt(Date.now()) }]
  const at = siblings.findIndex(one => one.id === task.id) + 1
  const changes = positionsToMove(order, new Set([id]), at)
  // Where there was no room, others made it.
  for (const { id: taskId, position } of changes.filter(one => one.id !== id))
    mutate('tasks.update', { taskId, position }, gesture)
  const position = changes.find(one => one.id === id)?.position
  mutate('tasks.duplicate', { taskId: task.id, id, ...(position !== undefined && { position }) }, gesture)
}
