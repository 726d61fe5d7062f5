import type { SavedFilter } from '@cairn/contract/filters'
import type { FilterRow } from '../ports/rows.ts'

export function present(row: FilterRow): SavedFilter {
  const { id, name, color, query, names, sort, order, group, position, createdAt, updatedAt, version } = row
  return { id, name, color, query, names, sort, order, group, position, createdAt, updatedAt, version }
}
