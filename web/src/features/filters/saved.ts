import type { InputOf } from '@cairn/contract/contract'
import type { SavedFilter } from '@cairn/contract/filters'
import { withIds, withNames } from '@cairn/contract/query/names-in'
import type { Reader } from '@cairn/contract/query/readings'
import { descendsByItself } from '@cairn/contract/query/sort'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../../app/paths.ts'
import { useFilters } from '../../data/hooks.ts'
import { useReader } from '../search/use-query.ts'
import type { Arrangement } from '../tasks/arrange/address.ts'

/** The saved filter whose page this is. */
export function useSavedFilter(): SavedFilter | undefined {
  const [path] = useLocation()
  return useFilters().find(({ id }) => path === paths.filter(id))
}

/** How a filter is arranged as it was saved, in the names of today. The same object while nothing of it changes. */
export function useSavedArrangement(): Arrangement | undefined {
  const filter = useSavedFilter()
  const reader = useReader()
  const text = filter && withNames(filter, reader)
  const { sort, order, group } = filter ?? {}
  return useMemo(
    () =>
      text === undefined
        ? undefined
        : {
            text,
            by: sort ?? undefined,
            descending: order ? order === 'desc' : !sort || descendsByItself[sort],
            group: group ?? undefined,
          },
    [text, sort, order, group],
  )
}

/** What is saved of an arrangement; what goes without saying is not. */
export function savedOf({ text, by, descending, group }: Arrangement, reader: Reader) {
  const order = by && descending !== descendsByItself[by] ? (descending ? 'desc' : 'asc') : null
  const { query } = withIds(text.trim(), reader)
  return { query, sort: by ?? null, order, group: group ?? null } satisfies Partial<InputOf<'filters.update'>>
}
