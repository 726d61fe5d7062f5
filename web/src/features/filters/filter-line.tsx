import type { SavedFilter } from '@cairn/contract/filters'
import { withNames } from '@cairn/contract/query/names-in'
import { filters as say } from '../../app/en-filters.ts'
import { MovableLine, movesOf } from '../../app/movable-line.tsx'
import { paths } from '../../app/paths.ts'
import { useReader } from '../search/use-query.ts'
import { FilterMenu } from './filter-menu.tsx'

/** One filter of the page: what it asks, and where it stands. */
export function FilterLine(props: {
  filter: SavedFilter
  first: boolean
  last: boolean
  onMove: (by: 1 | -1) => void
}) {
  const { filter } = props
  const moves = movesOf(say, props)
  const text = withNames(filter, useReader())
  return (
    <MovableLine
      {...filter}
      href={paths.filter(filter.id)}
      moves={moves}
      menu={<FilterMenu filter={filter} moves={moves} />}
    >
      <span className="min-w-0 truncate text-meta text-muted tablet:grow tablet:basis-0 tablet:text-right">{text}</span>
    </MovableLine>
  )
}
