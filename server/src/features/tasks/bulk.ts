import type { ParsedOf } from '@cairn/contract/contract'
import { difference } from '@cairn/contract/entries'
import { LABELS_OF_A_TASK } from '@cairn/contract/limits'
import { positionAt } from '@cairn/contract/positions'
import { invalid, Problem, problem } from '@cairn/contract/problems'
import type { Task } from '@cairn/contract/tasks'
import { written } from '@cairn/contract/task-rules'
import { nowOf } from '../../ports/clock.ts'
import { put, type Change } from '../../ports/commit.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { childrenIn, commitSteps, descendantsOf, type Children, type Step } from './family.ts'
import { soFarIn, type SoFar } from '../so-far.ts'
import { guard, openTask, reachOf, type Reach } from '../standing.ts'
import { pinLabels, placeFor } from './place.ts'
import { moved } from './trash.ts'
import { present } from './wire.ts'
import { planPurge } from './trash-purge.ts'
import { changeEntry, refuseContradiction, WRITTEN } from './write.ts'

type Input = ParsedOf<'tasks.bulkUpdate'>
type Opened = Awaited<ReturnType<typeof openTask>>

export const taskBulk = {
  /** Every task is guarded like one that is changed alone; one refusal refuses all, before anything is written. */
  async bulkUpdate(ctx: Context, input: Input) {
    guard(ctx, 'tasks.bulkUpdate', {})
    refuseContradiction(input)
    if (input.positions && input.positions.length !== input.taskIds.length)
      throw invalid('/positions', 'There must be one for each task.')
    const reach = await reachOf(ctx)
    const opened = await openEach(ctx, input.taskIds, reach)
    opened.forEach(({ standing }, i) => {
      // What went to the trash since it began, by an earlier step or by somebody else, is left alone.
      const operation = input.deleted ? 'tasks.delete' : 'tasks.update'
      naming(i, () => guard(ctx, operation, { ...standing, trashed: standing.trashed && !ctx.begun }))
    })
    const scope = scopeOf(opened)
    const soFar = await soFarIn(ctx, scope)
    const answer = (after = new Map<string, TaskRow>()) => ({
      items: opened.map(({ row, standing }): Task => present(after.get(row.id) ?? row, standing.power)),
    })
    if (soFar.isOver) return answer()
    const left = opened.filter(({ row }) => !isLeftAlone(row, input, soFar))
    const { steps, pins } = input.deleted
      ? await deletion(ctx, scope, left, soFar)
      : await changes(ctx, input, left, { reach, scope, soFar })
    return commitSteps(ctx, { scope, steps, pins, answer: answer(new Map(steps.map(({ row }) => [row.id, row]))) })
  },
}

/** All of them; what is missing is named, each at its place. */
async function openEach(ctx: Context, taskIds: string[], reach: Reach): Promise<Opened[]> {
  const found = await Promise.all(taskIds.map(id => openTask(ctx, id, reach).catch(orMissing)))
  const missing = found.flatMap((one, i) => (one instanceof Problem ? [{ one, i }] : []))
  const [first] = missing
  if (!first) return found as Opened[]
  const errors = missing.map(({ one, i }) => ({ pointer: `/taskIds/${i}`, detail: one.message }))
  throw problem('not-found', { ...first.one.parts, errors })
}

function orMissing(error: unknown): Problem {
  if (error instanceof Problem && error.code === 'not-found') return error
  throw error
}

/** What is refused of one says which one. */
function naming(i: number, check: () => void) {
  try {
    check()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw problem(error.code, { ...error.parts, errors: [{ pointer: `/taskIds/${i}`, detail: error.message }] })
  }
}

interface Work {
  steps: (Step & { row: TaskRow })[]
  pins: Change[]
}

/** A step is all or nothing in one workspace: that is where one log is. */
function scopeOf(opened: Opened[]): string {
  const [{ row: first } = { row: { scope: '' } }] = opened
  const other = opened.findIndex(({ row }) => row.scope !== first.scope)
  if (other < 0) return first.scope
  throw invalid(
    `/taskIds/${other}`,
    'This belongs to another workspace than the first. Change each workspace by itself.',
  )
}

/** What somebody has brought back, sent elsewhere or deleted since: nor does what is below it go along with this. */
function isLeftAlone({ id, deletedAt, projectId }: TaskRow, input: Input, { ids }: SoFar): boolean {
  if (input.deleted) return ids.has(id) && deletedAt === null
  return deletedAt !== null || (ids.has(id) && input.projectId !== undefined && input.projectId !== projectId)
}

async function deletion(ctx: Context, scope: string, opened: Opened[], { ids }: SoFar): Promise<Work> {
  await planPurge(ctx, scope)
  const now = nowOf(ctx.clock)
  const living = childrenIn(ctx, { trashed: false })
  const trashed = childrenIn(ctx, { trashed: true })
  const children = async (task: TaskRow) => [
    ...(await living(task)),
    ...(ctx.begun ? (await trashed(task)).filter(one => isOwnDeletion(ctx, one)) : []),
  ]
  const rows = (await withDescendants(opened, children)).filter(row => row.deletedAt === null && !ids.has(row.id))
  const steps = rows.map(row => {
    const { change, entry } = moved(row, { deletedAt: now }, now)
    return { change, entry, row: { ...row, deletedAt: now, updatedAt: now, version: row.version + 1 } }
  })
  return { steps, pins: [] }
}

async function changes(
  ctx: Context,
  { taskIds, positions = [], addLabelIds = [], removeLabelIds = [], ...write }: Input,
  opened: Opened[],
  { reach, scope, soFar }: { reach: Reach; scope: string; soFar: SoFar },
): Promise<Work> {
  const now = nowOf(ctx.clock)
  const { deleted: _deleted, projectId, ...fields } = write
  const place = projectId === undefined ? undefined : await placeFor(ctx, reach, { projectId })
  if (place?.standing) guard(ctx, 'tasks.create', place.standing)
  if (place && place.scope !== scope) throw invalid('/projectId', 'This belongs to another workspace.')
  const labels = await pinLabels(ctx, scope, [], addLabelIds, '/addLabelIds')
  const placeOf = new Map(taskIds.map((id, i) => [id, positions[i]]))
  const rows = place ? await withDescendants(opened, childrenIn(ctx, { trashed: false })) : opened.map(({ row }) => row)
  const steps = rows.flatMap((row, i) => {
    if (soFar.ids.has(row.id)) return []
    const moves = place !== undefined && row.projectId !== place.projectId
    const own = placeOf.has(row.id)
    const position = placeOf.get(row.id)
    const { completed: _derived, ...task } = written(
      { ...row, version: row.version + 1, updatedAt: now },
      {
        ...(own && fields),
        ...(own && { labelIds: labelsAfter(row.labelIds, addLabelIds, removeLabelIds) }),
        ...(moves && { projectId: place.projectId }),
        ...(moves && own && { position: positionAt(ctx.clock.ms() + i) }),
        ...(position !== undefined && { position }),
        // Only with its parent does it stay below it.
        ...(moves && row.parentId !== null && !rows.some(({ id }) => id === row.parentId) && { parentId: null }),
      },
      { now, timeZone: reach.timeZone },
    )
    if (task.labelIds.length > LABELS_OF_A_TASK)
      throw invalid('/addLabelIds', `A task can have at most ${LABELS_OF_A_TASK} labels.`)
    const sides = difference(row, task, WRITTEN)
    const change = put('tasks', task, { expect: row.version })
    return sides ? [{ change, entry: changeEntry(row, sides), row: task }] : []
  })
  return { steps, pins: [...(place?.pins ?? []), ...labels] }
}

const isOwnDeletion = (ctx: Context, { deletedAt }: TaskRow) => ctx.begun && deletedAt === nowOf(ctx.clock)

/** The tasks and what stands below them, each once, parents before their children. */
async function withDescendants(opened: Opened[], children: Children): Promise<TaskRow[]> {
  const rows = opened.map(({ row }) => row)
  const below = await descendantsOf(rows, children)
  return [...new Map([...rows, ...below].map(row => [row.id, row])).values()]
}

const labelsAfter = (before: string[], add: string[], remove: string[]) =>
  [...new Set([...before, ...add])].filter(id => !remove.includes(id))
