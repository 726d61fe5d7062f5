import { sorts } from '@cairn/contract/choices'
import { parseQuery, type Query } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import { descendsByItself } from '@cairn/contract/query/sort'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { en } from '../../app/en.ts'
import { useLabels, useMe, useMinute, useProjects, useToday } from '../../data/hooks.ts'
import type { Sorting } from './sort-control.tsx'

/** The query and its order as the address has them, so that they can be copied and kept. */
export function useQueryText() {
  const [params, setParams] = useSearchParams()
  const set = (changes: Record<string, string | undefined>) =>
    setParams(
      before => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      { replace: true },
    )
  const by = sorts.find(sort => sort === params.get('sort'))
  const order = params.get('order')
  const sorting: Sorting = { by, descending: order ? order === 'desc' : by === undefined || descendsByItself[by] }
  return {
    text: params.get('q') ?? '',
    setText: (q: string) => set({ q }),
    sorting,
    setSorting({ by: sort, descending }: Sorting) {
      const turned = sort !== undefined && descending !== descendsByItself[sort]
      set({ sort, order: turned ? (descending ? 'desc' : 'asc') : undefined })
    },
  }
}

/** What the words of a query mean to this person, now. */
export function useReader(): Reader {
  const { timeZone, inboxId } = useMe()
  const today = useToday()
  const labels = useLabels()
  const projects = useProjects()
  // To the minute: a query must not be another one at every letter.
  const now = useMinute()
  return useMemo(() => {
    const all = [{ id: inboxId, name: en.nav.inbox }, ...projects]
    return { now, today, timeZone, labels, projects: all }
  }, [inboxId, timeZone, now, today, labels, projects])
}

export function useParsed(text: string, reader: Reader): Query {
  return useMemo(() => parseQuery(text, reader), [text, reader])
}
