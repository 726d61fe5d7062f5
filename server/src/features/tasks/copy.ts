import type { ParsedOf } from '@cairn/contract/contract'
import { positionAt } from '@cairn/contract/positions'
import { nowOf } from '../../ports/clock.ts'
import { put } from '../../ports/commit.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { guard, openTask } from '../standing.ts'
import { childrenIn, commitSteps, descendantsOf, type Step } from './family.ts'
import { labelsThere, placeFor } from './place.ts'
import { present } from './wire.ts'
import { notBlank, taskEntry } from './write.ts'

export const taskCopy = {
  /** With its living subtasks, all of them open again, each below the copy of what it stood below. */
  async duplicate(ctx: Context, { taskId, id, position }: ParsedOf<'tasks.duplicate'>) {
    const { row, reach, standing } = await openTask(ctx, taskId)
    guard(ctx, 'tasks.duplicate', standing)
    const place = await placeFor(ctx, reach, { projectId: row.projectId, parentId: row.parentId })
    guard(ctx, 'tasks.create', place.standing ?? {})
    const family = [row, ...(await descendantsOf([row], childrenIn(ctx, { trashed: false })))]
    const here = { ...(id && { id }), position: position ?? positionAt(ctx.clock.ms()) }
    const steps = await copiesOf(ctx, family, one => one, here)
    const [copy] = steps
    return commitSteps(ctx, {
      scope: row.scope,
      steps,
      pins: place.pins,
      answer: present(copy?.row ?? row, 'owner'),
    })
  },
}

/** New tasks like these, open again, each below the copy of what `placed` says it stands below. `first`: what the first one gets. */
export async function copiesOf(
  ctx: Context,
  tasks: TaskRow[],
  placed: (task: TaskRow) => TaskRow,
  first: Partial<TaskRow> = {},
): Promise<(Step & { row: TaskRow })[]> {
  const labels = await labelsThere(ctx, tasks[0]?.scope ?? '', tasks)
  // By what they were made from, in its order: begun again, a copy gets the same id.
  const order = tasks.map(({ id }) => id).toSorted()
  const ids = new Map(order.map((id, i) => [id, (id === tasks[0]?.id && first.id) || ctx.idFor(`copy of ${id}`, i)]))
  const now = nowOf(ctx.clock)
  return tasks.map((task, i) => {
    const { parentId, ...one } = placed(task)
    const row: TaskRow = {
      ...one,
      version: 1,
      parentId: (parentId && ids.get(parentId)) || parentId,
      status: 'pending',
      completedAt: null,
      labelIds: one.labelIds.filter(label => labels.has(label)),
      createdBy: ctx.actor.id,
      createdAt: now,
      updatedAt: now,
      ...(i === 0 && first),
      id: ids.get(task.id) ?? '',
    }
    const entry = taskEntry('task.created', row, { new: notBlank(row) })
    return { change: put('tasks', row, { expect: 'absent' }), entry, row }
  })
}
