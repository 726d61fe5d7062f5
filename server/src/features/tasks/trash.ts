import type { ParsedOf } from '@cairn/contract/contract'
import { difference } from '@cairn/contract/entries'
import { problem } from '@cairn/contract/problems'
import { nowOf } from '../../ports/clock.ts'
import { check, put } from '../../ports/commit.ts'
import type { Row, TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { childrenIn, commitFamily, descendantsOf } from './family.ts'
import { expectVersion, guard, openProject, openTask } from '../standing.ts'
import { present } from './wire.ts'
import { taskEntry } from './write.ts'
import { planPurge } from './trash-purge.ts'

export const taskTrash = {
  /** Subtasks go along; they carry the same `deletedAt`, and that is how they come back together. */
  async delete(ctx: Context, { taskId }: ParsedOf<'tasks.delete'>) {
    const { row, standing } = await openTask(ctx, taskId)
    if (ctx.begun && row.deletedAt === null) return present(row, standing.power) // somebody has brought it back since
    const family = () => descendantsOf([row], childrenIn(ctx, { trashed: false }))
    // The living below one in the trash are what a crash left behind: deleting it once more finishes.
    const unfinished = row.deletedAt !== null && (ctx.begun || (await family()).length > 0)
    guard(ctx, 'tasks.delete', { ...standing, trashed: row.deletedAt !== null && !unfinished })
    expectVersion(ctx, row, present(row, standing.power))
    await planPurge(ctx, row.scope)
    const now = nowOf(ctx.clock)
    const deletedAt = row.deletedAt ?? now
    const { change, entry } = moved(row, { deletedAt }, now)
    return commitFamily(ctx, {
      scope: row.scope,
      family,
      step: one => moved(one, { deletedAt }, now),
      head: unfinished ? undefined : { changes: [change], entry },
      answer: present(
        unfinished ? row : { ...row, deletedAt, updatedAt: now, version: row.version + 1 },
        standing.power,
      ),
    })
  },

  async restore(ctx: Context, { taskId }: ParsedOf<'tasks.restore'>) {
    const { row, reach, standing } = await openTask(ctx, taskId)
    if (ctx.begun && row.deletedAt) return present(row, standing.power) // somebody has deleted it again since
    const deletedAt = ctx.begun ? await lastDeletion(ctx, row, 'task.deleted') : row.deletedAt
    guard(ctx, 'tasks.restore', { ...standing, trashed: deletedAt !== null })
    expectVersion(ctx, row, present(row, standing.power))
    const parent = row.parentId ? await openTask(ctx, row.parentId, reach) : undefined
    if (parent?.standing.trashed)
      throw problem('conflict', {
        reason: 'parent-in-trash',
        detail: 'The task above it is in the trash. Restore that one first.',
      })
    // The parent may have gone to another project meanwhile.
    const project = await openProject(ctx, parent?.row.projectId ?? row.projectId, reach)
    if (project.standing.trashed)
      throw problem('conflict', {
        reason: 'project-in-trash',
        detail: 'Its project is in the trash. Restore the project first.',
      })
    const pins = [check('projects', project.row), ...(parent ? [check('tasks', parent.row)] : [])]
    const now = nowOf(ctx.clock)
    const back = { deletedAt: null, projectId: project.row.id }
    const { change, entry } = moved(row, back, now)
    return commitFamily(ctx, {
      scope: row.scope,
      family: async () =>
        (await descendantsOf([row], childrenIn(ctx, { trashed: true }))).filter(one => one.deletedAt === deletedAt),
      step: one => moved(one, back, now),
      head: ctx.begun ? undefined : { changes: [change, ...pins], entry },
      answer: present(ctx.begun ? row : { ...row, ...back, updatedAt: now, version: row.version + 1 }, standing.power),
    })
  },
}

/** When it went to the trash from which this operation has brought it back: those who went along still say so. */
export async function lastDeletion(
  ctx: Context,
  { scope, id }: Row,
  kind: 'task.deleted' | 'project.deleted',
): Promise<string | null> {
  const { rows } = await ctx.store.log.newest([scope], { kinds: [kind], of: [id] }, { limit: 1 })
  return rows[0]?.at ?? null
}

/** Into the trash (`deletedAt` set), or out of it and to where it belongs now. */
export function moved(row: TaskRow, to: Pick<TaskRow, 'deletedAt'> & Partial<Pick<TaskRow, 'projectId'>>, now: string) {
  const kind = to.deletedAt ? 'task.deleted' : 'task.restored'
  const task = { ...row, ...to, updatedAt: now, version: row.version + 1 }
  const sides = difference(row, task, ['projectId'])
  return {
    change: put('tasks', task, { expect: row.version }),
    entry: taskEntry(kind, row, { old: { title: row.title, ...sides?.old }, new: { ...sides?.new } }),
  }
}
