import type { ParsedOf } from '@cairn/contract/contract'
import type { NewEntry } from '@cairn/contract/entries'
import { invalid } from '@cairn/contract/problems'
import { idsIn } from '@cairn/contract/query/names-in'
import { nowOf } from '../ports/clock.ts'
import { checkExists, put, remove, type Part } from '../ports/commit.ts'
import type { FilterRow, LabelRow, TaskRow } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { relabelledFilters } from './filter-query.ts'
import { ownFilters } from './filters.ts'
import { present } from './label-wire.ts'
import { allRows } from './pages.ts'
import { expectVersion, guard, labelStanding, notFound, reachOf, type Reach } from './standing.ts'
import { commitFamily } from './tasks/family.ts'
import { taskEntry } from './tasks/write.ts'

export const labelMerge = {
  /**
   * The label goes first: whoever wants to put it on a task pins it, so behind it those that carry it can only become fewer. Asked
   * for again, what a crash cut off is finished.
   */
  async merge(ctx: Context, { labelId, into }: ParsedOf<'labels.merge'>) {
    const reach = await reachOf(ctx)
    const row = await ctx.store.labels.find(reach.scopes, labelId)
    const scope = row?.scope ?? (await mergedIn(ctx, reach, labelId, into))
    guard(ctx, 'labels.merge', labelStanding(reach, { scope }))
    if (row) expectVersion(ctx, row, present(row))
    if (into === labelId) throw invalid('/into', 'Choose another label than the one that goes.')
    const target = await ctx.store.labels.find([scope], into)
    if (!target) throw invalid('/into', 'There is no such label.')
    if (ctx.begun && row) return present(target) // it was taken back since
    const filters = await filtersAsking(ctx, labelId, target)
    const head = row && { ...headOf(row, into), elsewhere: filters.shift() }
    const left = await beforeTasks(ctx, scope, head, filters)
    return commitFamily(ctx, {
      scope,
      family: () => allRows(page => ctx.store.tasks.listByLabel(scope, labelId, page)),
      step: task => relabelled(task, labelId, into, nowOf(ctx.clock)),
      head: left,
      answer: present(target),
    })
  },
}

function headOf(row: LabelRow, into: string) {
  const { id, name, color, createdAt } = row
  const entry: NewEntry = {
    kind: 'label.merged',
    subjectId: id,
    about: [into],
    old: { name, color, createdAt },
    new: { into },
  }
  return { changes: [remove('labels', row), checkExists('labels', into)], entry }
}

type Head = ReturnType<typeof headOf> & { elsewhere: Part | undefined }

/**
 * More filters than go with the label in one commit go behind it: a merge that is refused then has written none. Answers the head
 * where it is still to be written, with the tasks.
 */
async function beforeTasks(ctx: Context, scope: string, head: Head | undefined, filters: Part[]) {
  if (filters.length === 0) return head
  if (head) {
    const { changes, entry, elsewhere } = head
    await ctx.commitStep({ parts: [{ scope, changes, entries: [entry] }, ...(elsewhere ? [elsewhere] : [])] })
  }
  for (const part of filters) await ctx.commitStep(part)
  return undefined
}

/** The actor's filters that ask for the label, as many as a commit takes in each part; not those of others, whose scopes are theirs alone. */
async function filtersAsking(ctx: Context, from: string, into: LabelRow): Promise<Part[]> {
  // A token for some workspaces writes nothing of the person's own.
  if (ctx.actor.grant?.workspaceIds) return []
  const asking = (await ownFilters(ctx)).filter(({ query }) => idsIn(query).includes(from))
  const part = (rows: FilterRow[]) => relabelledFilters(ctx.actor.id, rows, { from, into, at: nowOf(ctx.clock) })
  return Array.from({ length: Math.ceil(asking.length / TOGETHER) }, (_, i) =>
    part(asking.slice(i * TOGETHER, (i + 1) * TOGETHER)),
  )
}

/** Each is two items of a commit, which takes 90 with the label beside them. */
const TOGETHER = 30

/** The workspace in which this very merge has been begun; `not-found` where it has not. */
async function mergedIn(ctx: Context, { scopes }: Reach, labelId: string, into: string): Promise<string> {
  const asked = { kinds: ['label.merged'], of: [labelId] }
  const { rows } = await ctx.store.log.newest(scopes, asked, { limit: 1 })
  const begun = rows.find(entry => entry.new?.['into'] === into)
  if (!begun) throw notFound('label')
  return begun.scope
}

/** The other label in the place of this one, and never twice. */
function relabelled(task: TaskRow, from: string, into: string, now: string) {
  const labelIds = [...new Set(task.labelIds.map(id => (id === from ? into : id)))]
  const sides = { old: { labelIds: task.labelIds }, new: { labelIds } }
  return {
    change: put('tasks', { ...task, labelIds, version: task.version + 1, updatedAt: now }, { expect: task.version }),
    entry: taskEntry('task.updated', task, sides),
  }
}
