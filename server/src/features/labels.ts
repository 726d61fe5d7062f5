import { difference, type NewEntry } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import type { ParsedOf } from '@cairn/contract/contract'
import { calledSo } from '@cairn/contract/names'
import { nowOf } from '../ports/clock.ts'
import { put, remove, type Change } from '../ports/commit.ts'
import type { LabelRow } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { labelMerge } from './label-merge.ts'
import { freeName, inTurn } from './label-names.ts'
import { present } from './label-wire.ts'
import { pageIn, pageOut } from './pages.ts'
import { expectVersion, guard, home, openLabel, reachOf } from './standing.ts'

export const labels = {
  ...labelMerge,

  async list(ctx: Context, input: ParsedOf<'labels.list'>) {
    guard(ctx, 'labels.list', {})
    const reach = await reachOf(ctx)
    ctx.validate([input, reach])
    const rows = await ctx.store.labels.list(reach.scopes, pageIn(ctx, input))
    return pageOut(ctx, input, rows, present)
  },

  async create(ctx: Context, { id, name, color }: ParsedOf<'labels.create'>) {
    const { scope, standing } = home(await reachOf(ctx))
    guard(ctx, 'labels.create', standing)
    const { label, change, entry } = newLabel(ctx, { scope, id: id ?? newId(ctx.clock.ms()), name, color })
    return inTurn(scope, async () => {
      const pin = await freeName(ctx, label)
      return ctx.commit({ scope, changes: [change, pin], entries: [entry] }, present(label))
    })
  },

  async update(ctx: Context, { labelId, ...fields }: ParsedOf<'labels.update'>) {
    const { row, standing } = await openLabel(ctx, labelId)
    guard(ctx, 'labels.update', standing)
    expectVersion(ctx, row, present(row))
    const sides = difference(row, { ...row, ...fields }, ['name', 'color'])
    if (!sides) return present(row)
    const label: LabelRow = { ...row, ...fields, version: row.version + 1, updatedAt: nowOf(ctx.clock) }
    const entry: NewEntry = { kind: 'label.updated', subjectId: row.id, ...sides }
    const write = (pins: Change[]) =>
      ctx.commit(
        { scope: row.scope, changes: [put('labels', label, { expect: row.version }), ...pins], entries: [entry] },
        present(label),
      )
    // Another way to write the same name takes none from anybody, be it one of two.
    if (calledSo([row], label.name)) return write([])
    return inTurn(row.scope, async () => write([await freeName(ctx, label)]))
  },

  /** Tasks keep the id of a label that is gone, so that undo brings it back everywhere at once. */
  async delete(ctx: Context, { labelId }: ParsedOf<'labels.delete'>) {
    const { row, standing } = await openLabel(ctx, labelId)
    guard(ctx, 'labels.delete', standing)
    expectVersion(ctx, row, present(row))
    const { name, color, createdAt } = row
    const entry: NewEntry = { kind: 'label.deleted', subjectId: row.id, old: { name, color, createdAt } }
    return ctx.commit({ scope: row.scope, changes: [remove('labels', row)], entries: [entry] }, undefined)
  },
}

/** A label that is about to be, also where a task brings its name along. */
export function newLabel(ctx: Context, given: Pick<LabelRow, 'scope' | 'id' | 'name' | 'color'>) {
  const now = nowOf(ctx.clock)
  const createdAt = ctx.request.moments?.createdAt ?? now
  const label: LabelRow = { ...given, version: 1, createdAt, updatedAt: now }
  const { id, name, color } = given
  const entry: NewEntry = { kind: 'label.created', subjectId: id, new: { name, color } }
  return { label, change: put('labels', label, { expect: 'absent' }), entry }
}
