import type { ParsedOf } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { positionAt } from '@cairn/contract/positions'
import { nowOf } from '../../ports/clock.ts'
import { put } from '../../ports/commit.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { guard, openTask } from '../standing.ts'
import { commitSteps, descendantsOf } from './family.ts'
import { labelsThere, placeFor } from './place.ts'
import { present } from './wire.ts'
import { notBlank, taskEntry } from './write.ts'

export const taskCopy = {
  /** With its living subtasks, all of them open again, each below the copy of what it stood below. */
  async duplicate(ctx: Context, { taskId, id }: ParsedOf<'tasks.duplicate'>) {
    const { row, reach, standing } = await openTask(ctx, taskId)
    guard(ctx, 'tasks.duplicate', standing)
    const place = await placeFor(ctx, reach, { projectId: row.projectId, parentId: row.parentId })
    guard(ctx, 'tasks.create', place.standing ?? {})
    const family = [row, ...(await descendantsOf(ctx, row, { trashed: false }))]
    const labels = await labelsThere(ctx, row.scope, family)
    const ids = new Map(family.map((one, i) => [one.id, i === 0 && id ? id : newId(ctx.clock.ms() + i)]))
    const now = nowOf(ctx.clock)
    const copies = family.map((one): TaskRow => ({
      ...one,
      id: ids.get(one.id) ?? '',
      version: 1,
      parentId: (one.parentId && ids.get(one.parentId)) || one.parentId,
      status: 'pending',
      completedAt: null,
      labelIds: one.labelIds.filter(label => labels.has(label)),
      position: one === row ? positionAt(ctx.clock.ms()) : one.position,
      createdBy: ctx.actor.id,
      createdAt: now,
      updatedAt: now,
    }))
    const steps = copies.map(copy => ({
      change: put('tasks', copy, { expect: 'absent' }),
      entry: taskEntry('task.created', copy, { new: notBlank(copy) }),
    }))
    const [copy = row] = copies
    return commitSteps(ctx, {
      scope: row.scope,
      steps,
      pins: place.pins,
      pinned: 'first',
      answer: present(copy, 'owner'),
    })
  },
}
