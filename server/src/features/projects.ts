import type { ParsedOf } from '@cairn/contract/contract'
import { difference, type EntryKindId, type NewEntry } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import { nowOf } from '../ports/clock.ts'
import { put } from '../ports/commit.ts'
import type { ProjectRow, TaskRow } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { allRows, pageIn, pageOut } from './pages.ts'
import { commitFamily } from './tasks/family.ts'
import { lastDeletion, moved } from './tasks/trash.ts'
import { planPurge } from './tasks/trash-purge.ts'
import { projectCopy } from './project-copy.ts'
import { newProject, present } from './project-wire.ts'
import { expectVersion, guard, home, openProject, reachOf } from './standing.ts'

export const projects = {
  ...projectCopy,

  async list(ctx: Context, input: ParsedOf<'projects.list'>) {
    guard(ctx, 'projects.list', {})
    const reach = await reachOf(ctx)
    ctx.validate([input, reach])
    const rows = await ctx.store.projects.list(reach.scopes, { trashed: input.trashed }, pageIn(ctx, input))
    return pageOut(ctx, input, rows, present)
  },

  async get(ctx: Context, { projectId }: ParsedOf<'projects.get'>) {
    const { row, standing } = await openProject(ctx, projectId)
    guard(ctx, 'projects.get', standing)
    return present(row)
  },

  async create(ctx: Context, { id, name, color, position }: ParsedOf<'projects.create'>) {
    const { scope, standing } = home(await reachOf(ctx))
    guard(ctx, 'projects.create', standing)
    const project = newProject(
      scope,
      { id: id ?? newId(ctx.clock.ms()), kind: 'project', name, color },
      ctx.clock.ms(),
      position,
    )
    const entry: NewEntry = { kind: 'project.created', subjectId: project.id, new: { name, color } }
    return ctx.commit(
      { scope, changes: [put('projects', project, { expect: 'absent' })], entries: [entry] },
      present(project),
    )
  },

  async update(ctx: Context, { projectId, ...fields }: ParsedOf<'projects.update'>) {
    const { row, standing } = await openProject(ctx, projectId)
    guard(ctx, 'projects.update', standing)
    expectVersion(ctx, row, present(row))
    const sides = difference(row, { ...row, ...fields }, ['name', 'color', 'position'])
    if (!sides) return present(row)
    const project: ProjectRow = { ...row, ...fields, version: row.version + 1, updatedAt: nowOf(ctx.clock) }
    return write(ctx, row, project, { kind: 'project.updated', subjectId: row.id, ...sides })
  },

  /** Its tasks go to the trash with it: rows tell the truth by themselves, so no list has to ask about projects. */
  async delete(ctx: Context, { projectId }: ParsedOf<'projects.delete'>) {
    const { row, standing } = await openProject(ctx, projectId)
    // The living in one that is in the trash are what a crash left behind: deleting it once more finishes.
    const unfinished = row.deletedAt !== null && (ctx.begun || (await tasksOf(ctx, row, { trashed: false })).length > 0)
    guard(ctx, 'projects.delete', { ...standing, trashed: row.deletedAt !== null && !unfinished })
    expectVersion(ctx, row, present(row))
    await planPurge(ctx, row.scope)
    return moveWithTasks(ctx, row, row.deletedAt ?? nowOf(ctx.clock))
  },

  async restore(ctx: Context, { projectId }: ParsedOf<'projects.restore'>) {
    const { row, standing } = await openProject(ctx, projectId)
    guard(ctx, 'projects.restore', { ...standing, trashed: standing.trashed || ctx.begun })
    expectVersion(ctx, row, present(row))
    return moveWithTasks(ctx, row, null)
  },
}

/** Into the trash with all its living tasks, or out of it with those that went along: they carry the same `deletedAt`. */
async function moveWithTasks(ctx: Context, row: ProjectRow, deletedAt: string | null) {
  const now = nowOf(ctx.clock)
  const trashed = deletedAt === null
  const isThere = row.deletedAt === deletedAt
  if (ctx.begun && !isThere) return present(row) // somebody has turned it round since
  const together = ctx.begun && trashed ? await lastDeletion(ctx, row, 'project.deleted') : row.deletedAt
  const kind: EntryKindId = trashed ? 'project.restored' : 'project.deleted'
  const project: ProjectRow = { ...row, deletedAt, version: row.version + 1, updatedAt: now }
  const head = {
    changes: [put('projects', project, { expect: row.version })],
    entry: { kind, subjectId: row.id, old: { name: row.name }, new: {} },
  }
  return commitFamily(ctx, {
    scope: row.scope,
    async family() {
      const all = await tasksOf(ctx, row, { trashed })
      return trashed ? all.filter(task => task.deletedAt === together) : all
    },
    step: task => moved(task, { deletedAt }, now),
    head: isThere ? undefined : head,
    answer: present(isThere ? row : project),
  })
}

function tasksOf(ctx: Context, { scope, id }: ProjectRow, filter: { trashed: boolean }): Promise<TaskRow[]> {
  return allRows(page => ctx.store.tasks.listByProject(scope, id, filter, page))
}

function write(ctx: Context, row: ProjectRow, project: ProjectRow, entry: NewEntry) {
  return ctx.commit(
    { scope: row.scope, changes: [put('projects', project, { expect: row.version })], entries: [entry] },
    present(project),
  )
}
