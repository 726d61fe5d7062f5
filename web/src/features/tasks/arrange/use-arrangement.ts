import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { navigate } from '../../../app/navigate.ts'
import { paths } from '../../../app/paths.ts'
import { isArranged, keep } from '../../../data/arranging.ts'
import { useMe } from '../../../data/hooks.ts'
import { useSavedArrangement } from '../../filters/saved.ts'
import { arrangementIn, NOTHING, withArrangement, withChanges, type Arrangement } from './address.ts'

/** How the view at this address is arranged, and how to arrange it otherwise; this device keeps the last choice, a saved filter does not. */
export function useArrangement() {
  const { id } = useMe()
  const [params] = useSearchParams()
  const saved = useSavedArrangement()
  const changed = isArranged(params)
  const arrangement = useMemo(() => (saved && !isArranged(params) ? saved : arrangementIn(params)), [params, saved])
  const arrange = (changes: Partial<Arrangement>) => {
    const { pathname, search } = location
    const before = new URLSearchParams(search)
    const now = saved && !isArranged(before) ? saved : arrangementIn(before)
    const after = { ...now, ...changes }
    const next = saved ? withChanges(before, after, saved) : withArrangement(before, after)
    // A search begins anew each time.
    if (pathname !== paths.search && !saved) keep(id, pathname, next)
    navigate(next.size > 0 ? `${pathname}?${next}` : pathname, { replace: true })
  }
  return {
    arrangement,
    arrange,
    clear: () => arrange(saved ?? NOTHING),
    /** It is that of a saved filter, perhaps with changes that are not. */
    saved: saved && { changed },
  }
}
