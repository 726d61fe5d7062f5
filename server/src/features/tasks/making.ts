import { put } from '../../ports/commit.ts'
import type { TaskRow } from '../../ports/rows.ts'
import { aFewAtATime } from '../a-few-at-a-time.ts'
import type { Context } from '../context.ts'
import type { SoFar } from '../so-far.ts'
import type { Step } from './family.ts'
import { notBlank, taskEntry } from './write.ts'

interface Making {
  /** What is still to be made. */
  steps: Step[]
  /** All of them: as they stand now, or as they will. */
  rows: TaskRow[]
}

/**
 * New tasks, parents before their children. Of those that an earlier commit has made none is made again, nor anything below one that
 * has gone to the trash since; below one that has moved they stand where it stands.
 */
export async function making(ctx: Context, soFar: SoFar, tasks: TaskRow[]): Promise<Making> {
  const there = new Map(
    (
      await found(
        ctx,
        tasks.filter(({ id }) => soFar.ids.has(id)),
      )
    ).map(row => [row.id, row]),
  )
  const isMeant = new Set(tasks.map(({ id }) => id))
  const steps: Step[] = []
  for (const task of soFar.isOver ? [] : tasks) {
    if (soFar.ids.has(task.id)) continue
    const parent = task.parentId && isMeant.has(task.parentId) ? there.get(task.parentId) : undefined
    if (task.parentId && isMeant.has(task.parentId) && parent?.deletedAt !== null) continue
    const row = { ...task, projectId: parent?.projectId ?? task.projectId }
    there.set(row.id, row)
    steps.push({
      change: put('tasks', row, { expect: 'absent' }),
      entry: taskEntry('task.created', row, { new: notBlank(row) }),
    })
  }
  return { steps, rows: tasks.flatMap(({ id }) => there.get(id) ?? []) }
}

/** What an operation that is over has made, as far as it is still there. */
export const madeIn = (ctx: Context, scope: string, { ids }: SoFar): Promise<TaskRow[]> =>
  found(
    ctx,
    [...ids].map(id => ({ scope, id })),
  )

async function found(ctx: Context, tasks: Pick<TaskRow, 'scope' | 'id'>[]): Promise<TaskRow[]> {
  const rows = await aFewAtATime(tasks, ({ scope, id }) => ctx.store.tasks.find([scope], id))
  return rows.filter(row => row !== undefined)
}
