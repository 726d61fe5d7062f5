import type { SavedFilter } from '@cairn/contract/filters'
import { positionsToMove } from '@cairn/contract/order'
import { en } from '../../app/en.ts'
import { filters as say } from '../../app/en-filters.ts'
import { Lines } from '../../app/lines.tsx'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { View } from '../../app/view.tsx'
import { mutate } from '../../data/cairn.ts'
import { useFilters } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { announced } from '../tasks/announce.ts'
import { FilterLine } from './filter-line.tsx'

/** Find, rename, recolour, order and delete saved filters. */
export function Filters() {
  const filters = useFilters()
  return (
    <View title={en.nav.filters}>
      {filters.length === 0 && (
        <EmptyState action={<Button onClick={() => navigate(paths.search)}>{say.toSearch}</Button>} keys="/">
          {say.none}
        </EmptyState>
      )}
      <Lines label={en.nav.filters} hint={say.moveHint}>
        {filters.map((filter, i) => (
          <FilterLine
            key={filter.id}
            filter={filter}
            first={i === 0}
            last={i === filters.length - 1}
            onMove={by => move(filters, filter, i + by)}
          />
        ))}
      </Lines>
    </View>
  )
}

function move(filters: readonly SavedFilter[], filter: SavedFilter, to: number) {
  const places = positionsToMove(filters, new Set([filter.id]), to)
  if (places.length === 0) return
  const gesture = announced(say.moved(filter.name))
  for (const { id, position } of places) mutate('filters.update', { filterId: id, position }, gesture)
}
