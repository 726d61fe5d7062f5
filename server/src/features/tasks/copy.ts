import type { ParsedOf } from '@cairn/contract/contract'
import { positionAt } from '@cairn/contract/positions'
import { nowOf } from '../../ports/clock.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { soFarIn } from '../so-far.ts'
import { guard, notFound, openTask } from '../standing.ts'
import { childrenIn, commitSteps, descendantsOf } from './family.ts'
import { making } from './making.ts'
import { labelsThere, placeFor } from './place.ts'
import { present } from './wire.ts'

export const taskCopy = {
  /** With its living subtasks, all of them open again, each below the copy of what it stood below. */
  async duplicate(ctx: Context, { taskId, id, position }: ParsedOf<'tasks.duplicate'>) {
    const { row, reach, standing } = await openTask(ctx, taskId)
    guard(ctx, 'tasks.duplicate', standing)
    const place = await placeFor(ctx, reach, { projectId: row.projectId, parentId: row.parentId })
    guard(ctx, 'tasks.create', place.standing ?? {})
    const family = [row, ...(await descendantsOf([row], childrenIn(ctx, { trashed: false })))]
    const here = { ...(id && { id }), position: position ?? positionAt(ctx.clock.ms()) }
    const soFar = await soFarIn(ctx, row.scope)
    const { steps, rows } = await making(ctx, soFar, await copiesOf(ctx, family, one => one, here))
    const [copy] = rows
    if (!copy) throw notFound('task')
    return commitSteps(ctx, { scope: row.scope, steps, pins: place.pins, answer: present(copy, 'owner') })
  },
}

/** New tasks like these, open again, each below the copy of what `placed` says it stands below. `first`: what the first one gets. */
export async function copiesOf(
  ctx: Context,
  tasks: TaskRow[],
  placed: (task: TaskRow) => TaskRow,
  first: Partial<TaskRow> = {},
): Promise<TaskRow[]> {
  const labels = await labelsThere(ctx, tasks[0]?.scope ?? '', tasks)
  // By what they were made from, and not by its place: begun again, a copy gets the same id, whatever became of the others.
  const ids = ctx.copyIds(tasks.map(({ id }) => id))
  if (tasks[0] && first.id) ids.set(tasks[0].id, first.id)
  const now = nowOf(ctx.clock)
  return tasks.map((task, i) => {
    const { parentId, ...one } = placed(task)
    return {
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
  })
}
