import type { Placed } from '@cairn/contract/order'
import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { cairn, mutate } from '../../data/cairn.ts'
import type { Writes } from '../../data/effects.ts'
import type { Gesture } from '../../data/gestures.ts'
import { asksAbout } from './actions.ts'
import { whenBelowIsKnown } from './below.ts'
import { announced } from './announce.ts'
import { linger } from './lingering.ts'

export type BulkFields = Omit<Writes['tasks.bulkUpdate'], 'taskIds' | 'positions'>

/** All of them at once here, a hundred at a time on the server, and one undo takes everything back. */
export function changeMany(ids: Iterable<string>, fields: BulkFields, name: (n: number) => string) {
  const tasks = [...ids].flatMap(id => cairn.tables.tasks.get(id) ?? [])
  const [first] = tasks
  if (!first) return
  const gesture = announced(name(tasks.length), tasks.length)
  if (fields.status === 'completed')
    tasks
      .filter(isOpen)
      .slice(0, SEEN)
      .forEach(({ id }) => linger(id))
  for (const step of stepsOf(tasks)) {
    const taskIds = step.map(({ id }) => id)
    mutate('tasks.bulkUpdate', { taskIds, ...fields }, gesture)
  }
}

/** As one alone: what is open below them and would stay so is asked about first. Then, or when that is answered, comes `done`. */
export function completeMany(ids: ReadonlySet<string>, name: (n: number) => string, done?: () => void) {
  whenBelowIsKnown([...ids], () => {
    if (asksAbout([...ids], done)) return
    changeMany(ids, { status: 'completed' }, name)
    done?.()
  })
}

/** Out of the trash, each with what went there along with it; one undo puts all of them back. */
export function restoreMany(ids: ReadonlySet<string>, name: (n: number) => string) {
  const gesture = announced(name(ids.size), ids.size)
  for (const taskId of ids) mutate('tasks.restore', { taskId }, gesture)
}

/** Puts them where they belong now. A key that is held moves one row far more often than the server takes changes of many. */
export function place(changes: readonly Placed[], gesture: Gesture) {
  const [first, second] = changes
  if (first && !second) mutate('tasks.update', { taskId: first.id, position: first.position }, gesture)
  else
    for (const step of stepsOf(changes)) {
      const [taskIds, positions] = [step.map(({ id }) => id), step.map(({ position }) => position)]
      mutate('tasks.bulkUpdate', { taskIds, positions }, gesture)
    }
}

/** Whether all of them, some or none have a label. */
export function haveLabel(tasks: readonly Task[], labelId: string): boolean | 'mixed' {
  const having = tasks.filter(task => task.labelIds.includes(labelId)).length
  return having === tasks.length || (having > 0 && 'mixed')
}

const stepsOf = <T>(all: readonly T[]) =>
  Array.from({ length: Math.ceil(all.length / STEP) }, (_, i) => all.slice(i * STEP, (i + 1) * STEP))

const STEP = 100

/** More rows than these are not watched leaving one by one. */
const SEEN = 20
