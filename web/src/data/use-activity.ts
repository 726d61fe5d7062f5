import type { Activity } from '@cairn/contract/activity'
import type { InputOf } from '@cairn/contract/contract'
import { Problem } from '@cairn/contract/problems'
import { useEffect, useRef, useState } from 'react'
import { client } from './client.ts'
import { noticeEnd } from './session.ts'

export type ActivityFilter = Omit<InputOf<'activity.list'>, 'limit' | 'cursor' | 'task'>

interface Told {
  entries: readonly Activity[]
  /** Where what is older begins. */
  next: string | null
  problem?: Problem
  /** Nothing has been answered yet. */
  loading: boolean
}

const NOTHING: Told = { entries: [], next: null, loading: true }

/** What happened, the newest first, page by page; what is new comes on top by itself. */
export function useActivity(filter: ActivityFilter, occasion: number) {
  const question = JSON.stringify(filter)
  const [tries, setTries] = useState(0)
  const [told, setTold] = useState({ question, ...NOTHING })
  const [busy, setBusy] = useState(false)
  const asking = useRef<AbortController>(undefined)
  // The answer to another question is not shown a moment longer.
  const shown: Told = told.question === question ? told : NOTHING

  const ask = async (cursor: string | null, before: Told) => {
    asking.current?.abort()
    const stop = (asking.current = new AbortController())
    try {
      const page = await fetchSome(filter, cursor, stop.signal)
      const all = cursor === null ? onTop(page, before) : { ...page, entries: [...before.entries, ...page.entries] }
      if (!stop.signal.aborted) setTold({ question, ...all, loading: false })
    } catch (problem) {
      if (stop.signal.aborted) return
      if (!(problem instanceof Problem)) throw problem
      noticeEnd(problem)
      setTold({ question, ...before, problem, loading: false })
    }
    setBusy(false)
  }

  useEffect(() => {
    void ask(null, shown)
    return () => asking.current?.abort()
    // oxlint-disable-next-line react/exhaustive-deps -- a new question, occasion or try asks again, a new render does not
  }, [question, occasion, tries])

  return {
    ...shown,
    /** Older ones are on their way. */
    busy,
    more() {
      setBusy(true)
      void ask(shown.next, shown)
    },
    again: () => setTries(tries + 1),
  }
}

const PAGE = 50

/** A filter that leaves little may leave nothing of what one page reads: then it is not the end yet. */
async function fetchSome(filter: ActivityFilter, from: string | null, signal: AbortSignal) {
  let cursor = from
  for (;;) {
    const page = await client.activity.list({ ...filter, limit: PAGE, ...(cursor !== null && { cursor }) }, { signal })
    if (page.items.length > 0 || page.nextCursor === null) return { entries: page.items, next: page.nextCursor }
    cursor = page.nextCursor
  }
}

/** The newest page over what is here already, if they meet: nothing that happened is rearranged. */
function onTop(page: Pick<Told, 'entries' | 'next'>, before: Told): Pick<Told, 'entries' | 'next'> {
  const fresh = new Set(page.entries.map(({ id }) => id))
  const older = before.entries.filter(({ id }) => !fresh.has(id))
  if (older.length === before.entries.length) return page
  return { entries: [...page.entries, ...older], next: before.next }
}
