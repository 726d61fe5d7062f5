import type { ParsedOf } from '@cairn/contract/contract'
import { problem } from '@cairn/contract/problems'
import { copyName } from '@cairn/contract/names'
import { isOpen } from '@cairn/contract/task-rules'
import { check, put } from '../ports/commit.ts'
import type { ProjectRow, TaskRow } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { allRows } from './pages.ts'
import { newProject, present } from './project-wire.ts'
import { soFarIn } from './so-far.ts'
import { guard, openProject } from './standing.ts'
import { copiesOf } from './tasks/copy.ts'
import { commitSteps, type Step } from './tasks/family.ts'
import { making } from './tasks/making.ts'

/** A plan of a year; more is an import. */
const MOST_TASKS = 1000

export const projectCopy = {
  /** The project first, then its open tasks, each behind the one that it stands below: a copy that is cut off has no orphans. */
  async duplicate(ctx: Context, { projectId, id, name }: ParsedOf<'projects.duplicate'>) {
    const { row, standing } = await openProject(ctx, projectId)
    guard(ctx, 'projects.duplicate', standing)
    guard(ctx, 'projects.create', standing)
    const open = await openTasksOf(ctx, row)
    const named = {
      id: id ?? ctx.idFor('project'),
      kind: row.kind,
      name: name ?? copyName(row.name),
      color: row.color,
    }
    const project = newProject(row.scope, named, ctx.clock.ms())
    const { id: copyId, color } = project
    const soFar = await soFarIn(ctx, row.scope)
    const made = soFar.ids.has(copyId) ? (await openProject(ctx, copyId)).row : undefined
    if (made && (soFar.isOver || made.deletedAt !== null)) return present(made)
    const head: Step = {
      change: put('projects', project, { expect: 'absent' }),
      entry: { kind: 'project.created', subjectId: copyId, new: { name: project.name, color } },
    }
    const copies = await copiesOf(ctx, open, task => ({
      ...task,
      projectId: copyId,
      // What stood below something that is done stands by itself.
      parentId: open.some(other => other.id === task.parentId) ? task.parentId : null,
    }))
    const { steps } = await making(ctx, soFar, copies)
    const pins = [check('projects', row)]
    const answer = present(made ?? project)
    return commitSteps(ctx, { scope: row.scope, steps: made ? steps : [head, ...steps], pins, answer })
  },
}

/** Parents before their children. */
async function openTasksOf(ctx: Context, { scope, id }: ProjectRow): Promise<TaskRow[]> {
  const living = { trashed: false }
  const open = (await allRows(page => ctx.store.tasks.listByProject(scope, id, living, page))).filter(isOpen)
  if (open.length > MOST_TASKS)
    throw problem('too-large', {
      reason: 'too-many-tasks',
      detail: `The project has ${open.length.toLocaleString('en')} open tasks; ${MOST_TASKS.toLocaleString('en')} can be copied at once.`,
    })
  const children = Map.groupBy(open, task => task.parentId)
  const below = (task: TaskRow): TaskRow[] => [task, ...(children.get(task.id) ?? []).flatMap(below)]
  const ids = new Set(open.map(task => task.id))
  return open.filter(({ parentId }) => parentId === null || !ids.has(parentId)).flatMap(below)
}
