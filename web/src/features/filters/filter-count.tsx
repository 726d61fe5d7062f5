import type { SavedFilter } from '@cairn/contract/filters'
import { conditionsOf, parseQuery } from '@cairn/contract/query/parse'
import { withNames } from '@cairn/contract/query/names-in'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { en } from '../../app/en.ts'
import { NavCount } from '../../app/nav-link.tsx'
import { useValue } from '../../data/hooks.ts'
import { useReader } from '../search/use-query.ts'
import { NOTHING_COUNTED, openCount, prepareCounts, textsAreReady } from './open-count.ts'

/** How many open tasks a filter finds; nothing while it cannot be understood. */
export function FilterCount({ filter }: { filter: SavedFilter }) {
  const reader = useReader()
  const query = useMemo(() => parseQuery(withNames(filter, reader), reader), [filter, reader])
  const asked = JSON.stringify(query.errors.length === 0 ? conditionsOf(query) : [])
  const ready = useValue(textsAreReady)
  const waits = !ready && asked.includes('"on":"text"')
  useEffect(() => (waits ? prepareCounts() : undefined), [waits])
  const count = useMemo(() => (waits ? NOTHING_COUNTED : openCount(asked)), [waits, asked])
  const open = useSyncExternalStore(count.subscribe, count.get)
  return <NavCount count={open} label={en.nav.openTasks(open)} />
}
