import { difference, type NewEntry } from '@cairn/contract/entries'
import { queryTooLong } from '@cairn/contract/filter-rules'
import { problem } from '@cairn/contract/problems'
import { idsIn, withIds, withOtherLabel, type Kept } from '@cairn/contract/query/names-in'
import { parseQuery } from '@cairn/contract/query/parse'
import { sentenceOf } from '@cairn/contract/query/syntax'
import { put, type Part } from '../ports/commit.ts'
import type { FilterRow } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { reachOf } from './standing.ts'
import { readerOf } from './tasks/search.ts'

/**
 * The query with ids in the place of names. Throws `invalid-request` at what is not understood. What a filter asked for `before`
 * and is gone since may stay, and an undo may bring it back: so it finds the same again when that comes back too.
 */
export async function keptQuery(ctx: Context, query: string, before: Kept): Promise<Kept> {
  const reader = await readerOf(ctx, { q: query }, await reachOf(ctx))
  const allowed = ctx.request.via === 'undo' ? idsIn(query) : idsIn(before.query)
  // By id only: what is gone has no name that could be asked for.
  const gone = allowed.map(id => ({ id, name: id }))
  const known = {
    labels: [...reader.labels, ...gone],
    projects: [...reader.projects, ...gone],
  }
  const { errors } = parseQuery(query, { ...reader, ...known })
  const kept = withIds(query, reader)
  const tooLong = queryTooLong(kept.query)
  const inIt = errors.map(error => ({ detail: sentenceOf(error), from: error.from, to: error.to }))
  const mistakes = [...inIt, ...(tooLong === undefined ? [] : [{ detail: tooLong }])]
  if (mistakes.length > 0)
    throw problem('invalid-request', {
      reason: 'query',
      errors: mistakes.map(mistake => ({ pointer: '/query', ...mistake })),
    })
  const names = { ...before.names, ...kept.names }
  const own = idsIn(kept.query).filter(id => names[id])
  return { query: kept.query, names: Object.fromEntries(own.map(id => [id, names[id] ?? ''])) }
}

/** What becomes of filters that ask for a label when it is merged into another: they ask for that one. */
export function relabelledFilters(
  scope: string,
  asking: readonly FilterRow[],
  merge: { from: string; into: { id: string; name: string }; at: string },
): Part {
  const { from, into, at } = merge
  const pairs = asking.map(before => {
    const { [from]: _gone, ...names } = before.names
    const query = withOtherLabel(before.query, from, into.id)
    const after: FilterRow = {
      ...before,
      query,
      names: { ...names, [into.id]: into.name },
      version: before.version + 1,
      updatedAt: at,
    }
    return { before, after }
  })
  return {
    scope,
    changes: pairs.map(({ before, after }) => put('filters', after, { expect: before.version })),
    entries: pairs.flatMap(({ before, after }) => filterChange(before, after) ?? []),
  }
}

const FIELDS = ['name', 'color', 'query', 'sort', 'order', 'group', 'position'] as const

/** What the log keeps of a change. Beside a query stands what its ids were called: of what is gone, nothing else tells. */
export function filterChange(before: FilterRow, after: FilterRow): NewEntry | undefined {
  const sides = difference(before, after, FIELDS)
  if (!sides) return undefined
  const names = (row: FilterRow) => 'query' in sides.new && { names: row.names }
  return {
    kind: 'filter.updated',
    subjectId: after.id,
    old: { ...sides.old, ...names(before) },
    new: { ...sides.new, ...names(after) },
  }
}
