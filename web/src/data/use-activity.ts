import type { Activity } from '@cairn/contract/activity'
import type { InputOf } from '@cairn/contract/contract'
import { Problem } from '@cairn/contract/problems'
import { useEffect, useRef, useState } from 'react'
import { client } from './client.ts'
import { noticeEnd } from './session.ts'

export type ActivityFilter = Omit<InputOf<'activity.list'>, 'limit' | 'cursor' | 'task' | 'except'>

interface Told {
  entries: readonly Activity[]
  /** Where what is older begins. */
  next: string | null
  /** Large batches of which no more is asked for. */
  passed: readonly string[]
  problem?: Problem
  /** Nothing has been answered yet. */
  loading: boolean
}

const NOTHING: Told = { entries: [], next: null, passed: [], loading: true }

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
      const isNews = cursor === null && before.entries.length > 0
      const start: Page = cursor === null ? NOTHING : { ...before, next: cursor }
      const page = await fetchSome(filter, start, isNews ? before.entries : [], stop.signal)
      const all = cursor === null ? onTop(page, before) : page
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

type Page = Pick<Told, 'entries' | 'next' | 'passed'>

const PAGE = 50

/** So many are shown at a time, unless that takes too many requests. */
const DEEDS = 30
const MOST_REQUESTS = 12

/** Entries of one deed. Of a larger one this is enough to tell what it was; its other thousands would bury what came before. */
const LARGE = 100

/** Goes on behind what is there, until there is more by so many deeds, or nothing older but what is known. */
async function fetchSome(
  filter: ActivityFilter,
  start: Page,
  known: readonly Activity[],
  signal: AbortSignal,
): Promise<Page> {
  let page = start
  const ids = new Set(known.map(({ id }) => id))
  const batchesOf = ({ entries }: Page) => new Set(entries.map(({ batch }) => batch)).size
  for (let asked = 1; ; asked++) {
    page = await fetchPage(filter, page, signal)
    // A filter that leaves little may leave nothing of what a request reads: then it is not the end yet.
    const enough = batchesOf(page) - batchesOf(start) >= DEEDS || asked >= MOST_REQUESTS
    if (page.entries.some(({ id }) => ids.has(id))) return page
    if (page.next === null || (enough && page.entries.length > start.entries.length)) return page
  }
}

async function fetchPage(filter: ActivityFilter, { entries, next, passed }: Page, signal: AbortSignal): Promise<Page> {
  const except = passed.slice(-MOST_PASSED).join()
  const asked = { ...filter, limit: PAGE, ...(next !== null && { cursor: next }), ...(except && { except }) }
  const page = await client.activity.list(asked, { signal })
  const all = [...entries, ...page.items]
  // Only the last of them may go on.
  const batch = page.items.at(-1)?.batch
  const isLarge = page.nextCursor !== null && all.filter(entry => entry.batch === batch).length >= LARGE
  return { entries: all, next: page.nextCursor, passed: isLarge && batch ? [...passed, batch] : passed }
}

/** An address has its limits. Those before have most likely ended. */
const MOST_PASSED = 50

/** The newest page over what is here already, if they meet: nothing that happened is rearranged. */
function onTop(page: Page, before: Page): Page {
  const fresh = new Set(page.entries.map(({ id }) => id))
  const older = before.entries.filter(({ id }) => !fresh.has(id))
  if (older.length === before.entries.length) return page
  return { ...before, entries: [...page.entries, ...older], passed: [...before.passed, ...page.passed] }
}
