import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { navigate } from '../../../app/navigate.ts'
import { paths } from '../../../app/paths.ts'
import { useMe } from '../../../data/hooks.ts'
import { arrangementIn, withArrangement, type Arrangement } from './address.ts'
import { keep } from '../../../data/arranging.ts'

/** How the view at this address is arranged, and how to arrange it otherwise; this device keeps the last choice. */
export function useArrangement() {
  const { id } = useMe()
  const [params] = useSearchParams()
  const arrangement = useMemo(() => arrangementIn(params), [params])
  const arrange = (changes: Partial<Arrangement>) => {
    const { pathname, search } = location
    const before = new URLSearchParams(search)
    const next = withArrangement(before, { ...arrangementIn(before), ...changes })
    // A search begins anew each time.
    if (pathname !== paths.search) keep(id, pathname, next)
    navigate(next.size > 0 ? `${pathname}?${next}` : pathname, { replace: true })
  }
  return { arrangement, arrange, clear: () => arrange(NOTHING) }
}

const NOTHING: Arrangement = { text: '', by: undefined, descending: true, group: undefined }
