import { LEVELS } from '@cairn/contract/limits'
import { invalid } from '@cairn/contract/problems'
import type { Standing } from '@cairn/contract/policy'
import { nowOf } from '../../ports/clock.ts'
import { check, checkExists, put, type Change } from '../../ports/commit.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { childrenIn, descendantsOf, heightOf } from './family.ts'
import { openProject, openTask, type Reach } from '../standing.ts'
import { taskEntry } from './write.ts'

interface Wanted {
  projectId?: string
  parentId?: string | null
}

/** Where a task will stand, and what must still be so when it is written. */
interface Place {
  scope: string
  projectId: string
  parentId: string | null
  /** The actor's at a place that is new to the task. */
  standing?: Standing
  pins: Change[]
}

/** A subtask stands in its parent's project; a task that is sent to another project leaves its parent. */
export async function placeFor(ctx: Context, reach: Reach, wanted: Wanted, task?: TaskRow): Promise<Place> {
  if (wanted.parentId) return underParent(ctx, reach, wanted.parentId, wanted, task)
  const projectId = wanted.projectId ?? task?.projectId ?? reach.inboxId
  const leaves = wanted.parentId === null || (task && projectId !== task.projectId)
  const parentId = leaves ? null : (task?.parentId ?? null)
  if (task && projectId === task.projectId) return { scope: task.scope, projectId, parentId, pins: [] }
  const project = await openProject(ctx, projectId, reach)
  refuseOtherWorkspace('/projectId', project.row.scope, task)
  if (project.standing.trashed) throw invalid('/projectId', 'This project is in the trash.')
  const standing = { ...project.standing, inbox: false }
  return { scope: project.row.scope, projectId, parentId, standing, pins: [check('projects', project.row)] }
}

/** The label ids that are new here must name labels, at the moment of the commit too. */
export async function pinLabels(
  ctx: Context,
  scope: string,
  before: string[],
  after: string[],
  pointer = '/labelIds',
): Promise<Change[]> {
  const added = after.filter(id => !before.includes(id))
  const found = await Promise.all(added.map(id => ctx.store.labels.find([scope], id)))
  const missing = found.findIndex(label => !label)
  if (missing >= 0) throw invalid(`${pointer}/${after.indexOf(added[missing] ?? '')}`, 'There is no such label.')
  return added.map(id => checkExists('labels', id))
}

/** Those of the tasks' labels that still exist. */
export async function labelsThere(ctx: Context, scope: string, tasks: TaskRow[]): Promise<Set<string>> {
  const ids = [...new Set(tasks.flatMap(({ labelIds }) => labelIds))]
  const found = await Promise.all(ids.map(id => ctx.store.labels.find([scope], id)))
  return new Set(found.flatMap(label => label?.id ?? []))
}

/** Subtasks follow their parent into another project. */
export function followers(ctx: Context, task: TaskRow) {
  const { projectId } = task
  const now = nowOf(ctx.clock)
  return {
    family: async () =>
      (await descendantsOf([task], childrenIn(ctx, { trashed: false }))).filter(one => one.projectId !== projectId),
    step: (row: TaskRow) => ({
      change: put('tasks', { ...row, projectId, version: row.version + 1, updatedAt: now }, { expect: row.version }),
      entry: taskEntry('task.updated', row, { old: { projectId: row.projectId }, new: { projectId } }),
    }),
  }
}

async function underParent(
  ctx: Context,
  reach: Reach,
  parentId: string,
  wanted: Wanted,
  task?: TaskRow,
): Promise<Place> {
  const { row: parent, standing } = await openTask(ctx, parentId, reach)
  refuseOtherWorkspace('/parentId', parent.scope, task)
  if (standing.trashed) throw invalid('/parentId', 'This task is in the trash.')
  if (wanted.projectId && wanted.projectId !== parent.projectId)
    throw invalid('/projectId', 'A subtask stands in the project of its parent.')
  const line = await ancestry(ctx, reach, parent)
  if (task && line.some(row => row.id === task.id)) throw invalid('/parentId', 'A task cannot stand under itself.')
  const height = task && task.parentId !== parentId ? await heightOf(ctx, task) : 1
  if (line.length + height > LEVELS) throw invalid('/parentId', `Subtasks go at most ${LEVELS} levels deep.`)
  // Pinning the whole line keeps two moves at once from closing a circle.
  return {
    scope: parent.scope,
    projectId: parent.projectId,
    parentId,
    standing,
    pins: line.map(row => check('tasks', row)),
  }
}

/** The parent, its parent, and so on. */
async function ancestry(ctx: Context, reach: Reach, parent: TaskRow): Promise<TaskRow[]> {
  const line = [parent]
  for (let row = parent; row.parentId && line.length <= LEVELS;) {
    row = (await openTask(ctx, row.parentId, reach)).row
    line.push(row)
  }
  return line
}

function refuseOtherWorkspace(pointer: string, scope: string, task?: TaskRow) {
  if (task && scope !== task.scope) throw invalid(pointer, 'This belongs to another workspace.')
}
