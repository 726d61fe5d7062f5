import type { ParsedOf } from '@cairn/contract/contract'
import type { NewEntry } from '@cairn/contract/entries'
import { noMoreFilters } from '@cairn/contract/filter-rules'
import { newId } from '@cairn/contract/ids'
import { calledSo } from '@cairn/contract/names'
import { positionAt } from '@cairn/contract/positions'
import { problem } from '@cairn/contract/problems'
import { nowOf } from '../ports/clock.ts'
import { put, remove } from '../ports/commit.ts'
import type { FilterRow } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { filterChange, keptQuery } from './filter-query.ts'
import { present } from './filter-wire.ts'
import { allRows, pageIn, pageOut } from './pages.ts'
import { expectVersion, guard, notFound } from './standing.ts'

/** Queries that somebody has given a name. They are in the scope of their person, who alone knows of them. */
export const filters = {
  async list(ctx: Context, input: ParsedOf<'filters.list'>) {
    guard(ctx, 'filters.list', {})
    const rows = await ctx.store.filters.list(ctx.actor.id, pageIn(ctx, input))
    ctx.validate([input, rows])
    return pageOut(ctx, input, rows, present)
  },

  async get(ctx: Context, { filterId }: ParsedOf<'filters.get'>) {
    guard(ctx, 'filters.get', {})
    return present(await openFilter(ctx, filterId))
  },

  async create(ctx: Context, { id = newId(ctx.clock.ms()), ...given }: ParsedOf<'filters.create'>) {
    guard(ctx, 'filters.create', {})
    const others = await ownFilters(ctx)
    const full = noMoreFilters(others)
    if (full) throw problem('conflict', { reason: 'too-many-filters', detail: full })
    expectFreeName(ctx, given.name, others)
    const { names = {}, query, ...fields } = given
    const now = nowOf(ctx.clock)
    const filter: FilterRow = {
      scope: ctx.actor.id,
      id,
      version: 1,
      ...fields,
      ...(await keptQuery(ctx, query, { query: '', names })),
      position: given.position ?? positionAt(ctx.clock.ms()),
      createdAt: ctx.request.moments?.createdAt ?? now,
      updatedAt: now,
    }
    const entry: NewEntry = { kind: 'filter.created', subjectId: id, new: valuesOf(filter) }
    return ctx.commit(
      { scope: filter.scope, changes: [put('filters', filter, { expect: 'absent' })], entries: [entry] },
      present(filter),
    )
  },

  async update(ctx: Context, { filterId, query, names, ...fields }: ParsedOf<'filters.update'>) {
    guard(ctx, 'filters.update', {})
    const row = await openFilter(ctx, filterId)
    expectVersion(ctx, row, present(row))
    if (fields.name !== undefined && !calledSo([row], fields.name))
      expectFreeName(ctx, fields.name, await ownFilters(ctx))
    const before = { query: row.query, names: { ...names, ...row.names } }
    const asked = query === undefined ? {} : await keptQuery(ctx, query, before)
    const filter: FilterRow = { ...row, ...fields, ...asked, version: row.version + 1, updatedAt: nowOf(ctx.clock) }
    const entry = filterChange(row, filter)
    if (!entry) return present(row)
    return ctx.commit(
      { scope: row.scope, changes: [put('filters', filter, { expect: row.version })], entries: [entry] },
      present(filter),
    )
  },

  async delete(ctx: Context, { filterId }: ParsedOf<'filters.delete'>) {
    guard(ctx, 'filters.delete', {})
    const row = await openFilter(ctx, filterId)
    expectVersion(ctx, row, present(row))
    const old = { ...valuesOf(row), names: row.names, createdAt: row.createdAt }
    const entry: NewEntry = { kind: 'filter.deleted', subjectId: row.id, old }
    return ctx.commit({ scope: row.scope, changes: [remove('filters', row)], entries: [entry] }, undefined)
  },
}

async function openFilter(ctx: Context, filterId: string): Promise<FilterRow> {
  const row = await ctx.store.filters.find([ctx.actor.id], filterId)
  if (!row) throw notFound('filter')
  return row
}

export const ownFilters = (ctx: Context) => allRows(page => ctx.store.filters.list(ctx.actor.id, page))

/** Two who take the same name at the same moment both get it: whoever then asks by name is told of two. */
function expectFreeName(ctx: Context, name: string, others: readonly FilterRow[]) {
  const taken = calledSo(others, name)
  if (!taken) return
  const next = ctx.request.via === 'undo' ? 'Rename it, then undo this in the activity.' : 'Take another name.'
  throw problem('conflict', {
    reason: 'filter-name-taken',
    detail: `You have a filter named “${taken.name}” already. ${next}`,
  })
}

function valuesOf({ name, color, query, sort, order, group, position }: FilterRow) {
  return { name, color, query, sort, order, group, position }
}
