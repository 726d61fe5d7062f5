import type { InputOf, OperationId, OutputOf } from '@cairn/contract/contract'
import { Problem } from '@cairn/contract/problems'
import { useEffect, useState } from 'react'
import { client } from './client.ts'
import { noticeEnd } from './session.ts'

interface Asked<T> {
  /** Absent until the first answer; a later failure does not take it away. */
  answer?: T
  problem?: Problem
}

/** What the server says of something that is not kept in the browser: asked when it is first shown, on `again`, and on each new occasion. */
export function useAnswer<Id extends Questions>(
  id: Id,
  occasion?: string | number,
): Asked<OutputOf<Id>> & { again: () => void } {
  const [asked, setAsked] = useState<Asked<OutputOf<Id>>>({})
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    client.call(id, {} as InputOf<Id>, { signal: stop.signal }).then(
      answer => setAsked({ answer }),
      (problem: unknown) => {
        if (stop.signal.aborted) return
        if (!(problem instanceof Problem)) throw problem
        noticeEnd(problem)
        setAsked(before => ({ ...before, problem }))
      },
    )
    return () => stop.abort()
  }, [id, tries, occasion])
  return { ...asked, again: () => setTries(count => count + 1) }
}

/** Operations that need no input. */
type Questions = { [Id in OperationId]: keyof InputOf<Id> extends never ? Id : never }[OperationId]
