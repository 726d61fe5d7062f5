import type { Deed } from '@cairn/contract/activity'
import { Problem } from '@cairn/contract/problems'
import { useEffect, useState } from 'react'
import { client } from '../../data/client.ts'
import type { Feat } from './gather.ts'

/** Of what was done some time ago, in this page's life. */
const known = new Map<string, Deed>()

/** How much a deed was of which not all entries are here; nothing until that is answered, or where it is not asked for. */
export function useDeed({ id, entries: [first] }: Feat, asked: boolean): Deed | undefined {
  const { batch, actorId } = first
  // It may be going on.
  const key = `${id} ${first.id}`
  const [, setTold] = useState('')
  useEffect(() => {
    if (!asked || known.has(key)) return undefined
    const stop = new AbortController()
    client.activity.batch({ batchId: batch, person: actorId }, { signal: stop.signal }).then(
      deed => {
        known.set(key, deed)
        setTold(key)
      },
      // Then it says how much of it is here.
      (problem: unknown) => {
        if (!stop.signal.aborted && !(problem instanceof Problem)) throw problem
      },
    )
    return () => stop.abort()
  }, [asked, key, batch, actorId])
  return asked ? known.get(key) : undefined
}
