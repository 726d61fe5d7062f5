import type { Activity } from '@cairn/contract/activity'
import { Problem } from '@cairn/contract/problems'
import type { Task } from '@cairn/contract/tasks'
import { useEffect, useRef, useState } from 'react'
import { client } from '../../../data/client.ts'
import { useSyncState } from '../../../data/hooks.ts'

export interface HistoryState {
  entries: readonly Activity[]
  next: string | null
  problem?: Problem
  loading: boolean
}

/** What happened to a task, from the server; asked again when the task has changed there. */
export function useHistory(task: Task) {
  const [state, setState] = useState<HistoryState>({ entries: [], next: null, loading: true })
  const [tries, setTries] = useState(0)
  const quiet = useSyncState().state === 'saved'
  const asking = useRef<AbortController>(undefined)

  /** One answer is waited for at a time: older ones that came after newer would take their place. */
  const fetchPage = async (cursor: string | null, before: readonly Activity[]) => {
    asking.current?.abort()
    const { signal } = (asking.current = new AbortController())
    const input = { taskId: task.id, limit: 20, ...(cursor !== null && { cursor }) }
    try {
      const page = await client.activity.ofTask(input, { signal })
      if (!signal.aborted) setState({ entries: [...before, ...page.items], next: page.nextCursor, loading: false })
    } catch (problem) {
      if (signal.aborted) return
      if (!(problem instanceof Problem)) throw problem
      setState({ entries: before, next: cursor, problem, loading: false })
    }
  }

  useEffect(() => {
    // While something is on its way the history is about to change again.
    if (!quiet) return
    void fetchPage(null, [])
    return () => asking.current?.abort()
    // oxlint-disable-next-line react/exhaustive-deps -- a new version or try asks again, a new render does not
  }, [task.id, task.version, quiet, tries])

  return {
    ...state,
    more: () => void fetchPage(state.next, state.entries),
    again: () => setTries(tries + 1),
  }
}
