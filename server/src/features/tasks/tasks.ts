import type { ParsedOf } from '@cairn/contract/contract'
import { difference } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import { positionAt } from '@cairn/contract/positions'
import { invalid } from '@cairn/contract/problems'
import { titleOf, written } from '@cairn/contract/task-rules'
import { nowOf } from '../../ports/clock.ts'
import { put } from '../../ports/commit.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { expectVersion, guard, openTask, reachOf } from '../standing.ts'
import { present } from './wire.ts'
import { taskLists } from './lists.ts'
import { commitFamily, type FamilyWork } from './family.ts'
import { followers, placeFor, pinLabels } from './place.ts'
import { taskBulk } from './bulk.ts'
import { taskCopy } from './copy.ts'
import { taskLabels } from './labels.ts'
import { blank, changeEntry, notBlank, refuseContradiction, taskEntry, WRITTEN } from './write.ts'
import { taskQuickAdd } from './quick-add.ts'
import { taskTrash } from './trash.ts'

export const tasks = {
  ...taskLists,
  ...taskTrash,
  ...taskBulk,
  ...taskCopy,
  ...taskLabels,
  ...taskQuickAdd,

  async get(ctx: Context, { taskId }: ParsedOf<'tasks.get'>) {
    const { row, standing } = await openTask(ctx, taskId)
    guard(ctx, 'tasks.get', standing)
    return present(row, standing.power)
  },

  async create(ctx: Context, { id, ...write }: ParsedOf<'tasks.create'>) {
    refuseContradiction(write)
    const title = titleOf(write)
    if (!title) throw invalid('/title', 'This is required.')
    const reach = await reachOf(ctx)
    const place = await placeFor(ctx, reach, write)
    guard(ctx, 'tasks.create', place.standing ?? {})
    const now = nowOf(ctx.clock)
    const { completed: _derived, ...task } = written(
      { ...blank(ctx), scope: place.scope, id: id ?? newId(ctx.clock.ms()) },
      { ...write, title, projectId: place.projectId, parentId: place.parentId },
      { now, timeZone: reach.timeZone },
    )
    const labels = await pinLabels(ctx, place.scope, [], task.labelIds)
    const entry = taskEntry('task.created', task, { new: notBlank(task) })
    return ctx.commit(
      {
        scope: place.scope,
        changes: [put('tasks', task, { expect: 'absent' }), ...place.pins, ...labels],
        entries: [entry],
      },
      present(task, 'owner'),
    )
  },

  async update(ctx: Context, { taskId, ...write }: ParsedOf<'tasks.update'>) {
    const { row, reach, standing } = await openTask(ctx, taskId)
    guard(ctx, 'tasks.update', isRelabelling(ctx, write) ? { ...standing, trashed: false } : standing)
    expectVersion(ctx, row, present(row, standing.power))
    refuseContradiction(write)
    // It has moved; those below it follow to where it is now.
    if (ctx.begun) return follow(ctx, row, { head: undefined, answer: present(row, standing.power) })
    const place = await placeFor(ctx, reach, write, row)
    // Who may change a task may not for that reason put it anywhere.
    if (place.standing) guard(ctx, 'tasks.create', place.standing)
    const now = nowOf(ctx.clock)
    const { completed: _derived, ...task } = written(
      { ...row, version: row.version + 1, updatedAt: now },
      { ...write, projectId: place.projectId, parentId: place.parentId },
      { now, timeZone: reach.timeZone, ...ctx.request.moments },
    )
    const moved = place.projectId !== row.projectId
    if (moved && !write.position) task.position = positionAt(ctx.clock.ms())
    const sides = difference(row, task, WRITTEN)
    if (!sides) return present(row, standing.power)
    const labels = await pinLabels(ctx, row.scope, row.labelIds, task.labelIds)
    const head = {
      changes: [put('tasks', task, { expect: row.version }), ...place.pins, ...labels],
      entry: changeEntry(row, sides),
    }
    const answer = present(task, standing.power)
    if (!moved) return ctx.commit({ scope: row.scope, changes: head.changes, entries: [head.entry] }, answer)
    return follow(ctx, task, { head, answer })
  },
}

function follow<T>(ctx: Context, task: TaskRow, { head, answer }: Pick<FamilyWork<T>, 'head' | 'answer'>): Promise<T> {
  return commitFamily(ctx, { scope: task.scope, ...followers(ctx, task), head, answer })
}

/** A merge of labels reaches into the trash, so taking it back does too. */
const isRelabelling = ({ request }: Context, write: object) =>
  request.via === 'undo' && Object.keys(write).every(field => field === 'labelIds')
