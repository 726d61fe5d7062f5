import type { SavedFilter } from '@cairn/contract/filters'
import { withNames } from '@cairn/contract/query/names-in'
import type { KeyboardEvent } from 'react'
import { Link } from 'wouter'
import { filters as say } from '../../app/en-filters.ts'
import { paths } from '../../app/paths.ts'
import { Dot } from '../../ui/dot.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Move } from '../projects/project-menu.tsx'
import { useReader } from '../search/use-query.ts'
import { FilterMenu } from './filter-menu.tsx'

/** One filter of the page: what it asks, and where it stands. */
export function FilterLine(props: {
  filter: SavedFilter
  first: boolean
  last: boolean
  onMove: (by: 1 | -1) => void
}) {
  const { filter, first, last, onMove } = props
  const text = withNames(filter, useReader())
  const moves: Move[] = [
    { label: say.up, keys: 'Alt+↑', move: () => onMove(-1), disabledReason: first ? say.isFirst : undefined },
    { label: say.down, keys: 'Alt+↓', move: () => onMove(1), disabledReason: last ? say.isLast : undefined },
  ]
  const moveByKey = (event: KeyboardEvent) => {
    const move = event.altKey && moves[['ArrowUp', 'ArrowDown'].indexOf(event.key)]
    if (!move) return
    event.preventDefault()
    if (!move.disabledReason) move.move()
  }
  return (
    <li
      onKeyDown={moveByKey}
      className="flex min-h-12 items-center gap-3 rounded-control py-1 pl-3 hover:bg-hover tablet:min-h-11"
    >
      <Dot colour={filter.color} />
      <div className="flex min-w-0 grow flex-col tablet:flex-row tablet:items-center tablet:gap-4">
        <Link href={paths.filter(filter.id)} className="min-w-0 flex-none truncate hover:underline tablet:max-w-80">
          <bdi>{filter.name}</bdi>
        </Link>
        <span className="min-w-0 grow truncate text-meta text-muted tablet:text-right">{text}</span>
      </div>
      <span className="flex flex-none">
        {moves.map(({ label, keys, move, disabledReason }, i) => (
          <IconButton
            key={label}
            icon={i === 0 ? 'chevron-up' : 'chevron-down'}
            label={`${label}: ${filter.name}`}
            keys={keys}
            onClick={move}
            disabledReason={disabledReason}
            className="hidden desktop:inline-flex"
          />
        ))}
        <FilterMenu filter={filter} moves={moves} />
      </span>
    </li>
  )
}
