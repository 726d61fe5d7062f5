import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { cairn, mutate } from '../../data/cairn.ts'
import type { Writes } from '../../data/effects.ts'
import { announced } from './announce.ts'
import { linger } from './lingering.ts'

export type BulkFields = Omit<Writes['tasks.bulkUpdate'], 'taskIds'>

/** All of them at once here, a hundred at a time on the server, and one undo takes everything back. */
export function changeMany(ids: Iterable<string>, fields: BulkFields, name: (n: number) => string) {
  const tasks = [...ids].flatMap(id => cairn.tables.tasks.get(id) ?? [])
  const [first] = tasks
  if (!first) return
  const gesture = announced(name(tasks.length))
  if (fields.status === 'completed')
    tasks
      .filter(isOpen)
      .slice(0, SEEN)
      .forEach(({ id }) => linger(id))
  for (let at = 0; at < tasks.length; at += STEP) {
    const taskIds = tasks.slice(at, at + STEP).map(({ id }) => id)
    mutate('tasks.bulkUpdate', { taskIds, ...fields }, gesture)
  }
}

/** Whether all of them, some or none have a label. */
export function haveLabel(tasks: readonly Task[], labelId: string): boolean | 'mixed' {
  const having = tasks.filter(task => task.labelIds.includes(labelId)).length
  return having === tasks.length || (having > 0 && 'mixed')
}

const STEP = 100

/** More rows than these are not watched leaving one by one. */
const SEEN = 20
