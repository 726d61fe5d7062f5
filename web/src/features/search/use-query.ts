import { parseQuery, type Query } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import { useMemo } from 'react'
import { en } from '../../app/en.ts'
import { useLabels, useMe, useMinute, useProjects, useToday } from '../../data/hooks.ts'

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
