import { groupings, sorts } from '@cairn/contract/choices'
import { descendsByItself } from '@cairn/contract/query/sort'
import type { Sort } from '@cairn/contract/tasks'

export type Grouping = (typeof groupings)[number]

/** How a list is arranged; the address of its view says so, so that it can be copied, and Back and a reload keep it. */
export interface Arrangement {
  /** In the query language. */
  text: string
  /** `undefined`: the view's own order, which cannot be turned round. */
  by: Sort | undefined
  descending: boolean
  group: Grouping | undefined
}

export function arrangementIn(params: URLSearchParams): Arrangement {
  const by = sorts.find(name => name === params.get('sort'))
  const order = params.get('order')
  return {
    text: params.get('q') ?? '',
    by,
    descending: order ? order === 'desc' : by === undefined || descendsByItself[by],
    group: groupings.find(name => name === params.get('group')),
  }
}

/** The address of a list that is saved: without a word where it is arranged as it was saved, else with all of it. */
export function withChanges(params: URLSearchParams, arrangement: Arrangement, saved: Arrangement) {
  if (isSameArrangement(arrangement, saved)) return withArrangement(params, NOTHING)
  const next = withArrangement(params, arrangement)
  // An empty query is said too: it is another one than what was saved.
  next.set('q', arrangement.text)
  return next
}

const isSameArrangement = (a: Arrangement, b: Arrangement) =>
  a.text.trim() === b.text.trim() &&
  a.by === b.by &&
  (a.by === undefined || a.descending === b.descending) &&
  a.group === b.group

export const NOTHING: Arrangement = { text: '', by: undefined, descending: true, group: undefined }

/** The same address, arranged like this. What goes without saying is not said. */
export function withArrangement(params: URLSearchParams, { text, by, descending, group }: Arrangement) {
  const next = new URLSearchParams(params)
  const turned = by !== undefined && descending !== descendsByItself[by]
  const said = { q: text, sort: by, order: turned ? (descending ? 'desc' : 'asc') : undefined, group }
  for (const [name, value] of Object.entries(said)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}
