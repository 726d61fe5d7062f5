import type { ParsedOf } from '@cairn/contract/contract'
import type { EntryKindId } from '@cairn/contract/entries'
import { problem } from '@cairn/contract/problems'
import { nowOf } from '../ports/clock.ts'
import { check, put, type Change } from '../ports/commit.ts'
import type { TaskRow } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { commitInSteps, descendantsOf } from './task-family.ts'
import { expectVersion, guard, openProject, openTask } from './standing.ts'
import { present } from './task-wire.ts'

export const taskTrash = {
  /** Subtasks go along; they carry the same `deletedAt`, and that is how they come back together. */
  async delete(ctx: Context, { taskId }: ParsedOf<'tasks.delete'>) {
    const { row, standing } = await openTask(ctx, taskId)
    guard(ctx, 'tasks.delete', standing)
    expectVersion(ctx, row, present(row, standing.power))
    const now = nowOf(ctx.clock)
    const family = await descendantsOf(ctx, row, { trashed: false })
    await commitInSteps(ctx, row.scope, family, one => moved(one, now, now))
    const { change, entry } = moved(row, now, now)
    const task = { ...row, deletedAt: now, updatedAt: now, version: row.version + 1 }
    return ctx.commit({ scope: row.scope, changes: [change], entries: [entry] }, present(task, standing.power))
  },

  async restore(ctx: Context, { taskId }: ParsedOf<'tasks.restore'>) {
    const { row, reach, standing } = await openTask(ctx, taskId)
    guard(ctx, 'tasks.restore', standing)
    expectVersion(ctx, row, present(row, standing.power))
    const pins: Change[] = []
    const project = await openProject(ctx, row.projectId, reach)
    if (project.standing.trashed)
      throw problem('conflict', {
        reason: 'project-in-trash',
        detail: 'Its project is in the trash. Restore the project first.',
      })
    pins.push(check('projects', project.row))
    if (row.parentId) {
      const parent = await openTask(ctx, row.parentId, reach)
      if (parent.standing.trashed)
        throw problem('conflict', {
          reason: 'parent-in-trash',
          detail: 'The task above it is in the trash. Restore that one first.',
        })
      pins.push(check('tasks', parent.row))
    }
    const now = nowOf(ctx.clock)
    const family = await descendantsOf(ctx, row, { trashed: true })
    const { change, entry } = moved(row, null, now)
    const task = { ...row, deletedAt: null, updatedAt: now, version: row.version + 1 }
    await commitInSteps(
      ctx,
      row.scope,
      family.filter(one => one.deletedAt === row.deletedAt),
      one => moved(one, null, now),
    )
    return ctx.commit({ scope: row.scope, changes: [change, ...pins], entries: [entry] }, present(task, standing.power))
  },
}

/** Into the trash (`deletedAt` set) or out of it. */
export function moved(row: TaskRow, deletedAt: string | null, now: string) {
  const kind: EntryKindId = deletedAt ? 'task.deleted' : 'task.restored'
  const task = { ...row, deletedAt, updatedAt: now, version: row.version + 1 }
  return {
    change: put('tasks', task, { expect: row.version }),
    entry: { kind, subjectId: row.id, old: { title: row.title }, new: {} },
  }
}
