import type { SavedFilter } from '@cairn/contract/filters'
import { conditionsOf, parseQuery } from '@cairn/contract/query/parse'
import { withNames } from '@cairn/contract/query/names-in'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { search } from '../../app/en-search.ts'
import { NavCount } from '../../app/nav-link.tsx'
import { useValue } from '../../data/hooks.ts'
import { useReader } from '../search/use-query.ts'
import { FILTERED } from '../tasks/arrange/asked.ts'
import { askedOf } from '../tasks/arrange/asked-of.ts'
import { askedCount, NOTHING_COUNTED, prepareCounts, textsAreReady } from './asked-count.ts'

/** How many tasks the list of a filter shows, as it says itself; nothing while the query cannot be understood. */
export function FilterCount({ filter }: { filter: SavedFilter }) {
  const reader = useReader()
  const query = useMemo(() => parseQuery(withNames(filter, reader), reader), [filter, reader])
  const asked = JSON.stringify(askedOf(FILTERED, OWN_ORDER, conditionsOf(query), reader.timeZone).open)
  const broken = query.errors.length > 0
  const ready = useValue(textsAreReady)
  const waits = !ready && asked.includes('"on":"text"')
  useEffect(() => (waits ? prepareCounts() : undefined), [waits])
  const count = useMemo(() => (waits || broken ? NOTHING_COUNTED : askedCount(asked)), [waits, broken, asked])
  const found = useSyncExternalStore(count.subscribe, count.get)
  return <NavCount count={found} label={search.found(found)} />
}

/** However it is sorted, there are as many. */
const OWN_ORDER = { by: undefined, descending: true }
