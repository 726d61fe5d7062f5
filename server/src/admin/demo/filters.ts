import type { InputOf } from '@cairn/contract/contract'

/** Questions that one asks again and again. */
export const filters: readonly InputOf<'filters.create'>[] = [
  { name: 'Urgent this week', color: 'red', query: 'is:open priority>=high due<=7d', sort: 'due' },
  { name: 'Waiting for others', query: 'is:open label:waiting', sort: 'updated', order: 'asc' },
  { name: 'Ten spare minutes', color: 'green', query: 'is:open label:quick -is:subtask', group: 'project' },
]
