import type { ParsedOf } from '@cairn/contract/contract'
import type { NewEntry } from '@cairn/contract/entries'
import { LABELS_OF_A_TASK } from '@cairn/contract/limits'
import { invalid, problem } from '@cairn/contract/problems'
import { isCalled, normalized } from '@cairn/contract/names'
import { nowOf } from '../../ports/clock.ts'
import { checkExists, put, type Change } from '../../ports/commit.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { inTurn, namesTaken } from '../label-names.ts'
import { newLabel } from '../labels.ts'
import { allRows } from '../pages.ts'
import { expectVersion, guard, openTask } from '../standing.ts'
import { present } from './wire.ts'
import { taskEntry } from './write.ts'

/** One label at a time, by name or id: the source systems' way to tag. */
export const taskLabels = {
  async addLabel(ctx: Context, { taskId, label }: ParsedOf<'tasks.addLabel'>) {
    const { row, standing } = await openTask(ctx, taskId)
    guard(ctx, 'tasks.addLabel', standing)
    expectVersion(ctx, row, present(row, standing.power))
    return withLabels(ctx, row.scope, [label], async ({ ids: [id = ''], changes, entries }) => {
      if (row.labelIds.includes(id)) return present(row, standing.power)
      if (row.labelIds.length === LABELS_OF_A_TASK)
        throw invalid('/label', `A task can have at most ${LABELS_OF_A_TASK} labels.`)
      return write(ctx, row, { labelIds: [...row.labelIds, id], power: standing.power, changes, entries })
    })
  },

  async removeLabel(ctx: Context, { taskId, label }: ParsedOf<'tasks.removeLabel'>) {
    const { row, standing } = await openTask(ctx, taskId)
    guard(ctx, 'tasks.removeLabel', standing)
    expectVersion(ctx, row, present(row, standing.power))
    const wanted = await findCalled(ctx, row.scope, label)
    const labelIds = row.labelIds.filter(id => id !== label && !wanted.includes(id))
    if (labelIds.length === row.labelIds.length)
      throw problem('not-found', { reason: 'no-label', detail: 'The task has no such label.' })
    return write(ctx, row, { labelIds, power: standing.power, changes: [], entries: [] })
  },
}

/** The labels of those names or ids. What is missing is made with the commit that takes `changes` and `entries` along. */
export async function withLabels<T>(
  ctx: Context,
  scope: string,
  names: string[],
  use: (called: Called) => Promise<T>,
): Promise<T> {
  const called = await labelsCalled(ctx, scope, names)
  if (called.entries.length === 0) return use(called)
  return inTurn(scope, async () => use(await labelsCalled(ctx, scope, names)))
}

type Called = Awaited<ReturnType<typeof labelsCalled>>

async function labelsCalled(ctx: Context, scope: string, names: string[]) {
  const ids: string[] = []
  const changes: Change[] = []
  const entries: NewEntry[] = []
  const taken = names.length > 0 ? await namesTaken(ctx, scope) : undefined
  const existing = taken?.labels ?? []
  for (const name of names) {
    const ownId = ctx.idFor(`label ${normalized(name)}`)
    const found = existing.find(one => one.id === ownId || isCalled(one, name))
    if (found) changes.push(checkExists('labels', found.id))
    else {
      const made = newLabel(ctx, { scope, id: ownId, name, color: 'grey' })
      changes.push(made.change)
      entries.push(made.entry)
      existing.push(made.label)
    }
    ids.push(found?.id ?? existing.at(-1)?.id ?? '')
  }
  if (taken && entries.length > 0) changes.push(taken.pin)
  return { ids, changes, entries }
}

async function findCalled(ctx: Context, scope: string, name: string): Promise<string[]> {
  const all = await allRows(page => ctx.store.labels.list([scope], page))
  return all.filter(one => isCalled(one, name)).map(({ id }) => id)
}

interface Written {
  labelIds: string[]
  power: Parameters<typeof present>[1]
  changes: Change[]
  entries: NewEntry[]
}

function write(ctx: Context, row: TaskRow, { labelIds, power, changes, entries }: Written) {
  const task: TaskRow = { ...row, labelIds, version: row.version + 1, updatedAt: nowOf(ctx.clock) }
  const entry = taskEntry('task.updated', row, { old: { labelIds: row.labelIds }, new: { labelIds } })
  return ctx.commit(
    {
      scope: row.scope,
      changes: [put('tasks', task, { expect: row.version }), ...changes],
      entries: [...entries, entry],
    },
    present(task, power),
  )
}
