import type { Color } from '@cairn/contract/fields'
import type { KeyboardEvent, ReactNode } from 'react'
import { Link } from 'wouter'
import type { DisabledReason } from '../ui/disabled.tsx'
import { Dot } from '../ui/dot.tsx'
import { IconButton } from '../ui/icon-button.tsx'

/** To another place among its kind. */
export interface Move {
  label: string
  keys: string
  move: () => void
  disabledReason: DisabledReason
}

interface MoveWords {
  up: string
  down: string
  isFirst: string
  isLast: string
}

/** Up and down, for the buttons of a line, its menu and its keys. */
export function movesOf(say: MoveWords, place: { first: boolean; last: boolean; onMove: (by: 1 | -1) => void }) {
  const { first, last, onMove } = place
  return [
    { label: say.up, keys: 'Alt+↑', move: () => onMove(-1), disabledReason: first ? say.isFirst : undefined },
    { label: say.down, keys: 'Alt+↓', move: () => onMove(1), disabledReason: last ? say.isLast : undefined },
  ] as const satisfies Move[]
}

/** One of a page of things that stand in an order of one's own; `children` is what there is to say of it. */
export function MovableLine(props: {
  href: string
  name: string
  color: Color
  moves: ReturnType<typeof movesOf>
  menu: ReactNode
  children: ReactNode
}) {
  const { href, name, color, moves, menu, children } = props
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
      <Dot colour={color} />
      <div className="flex min-w-0 grow flex-col tablet:flex-row tablet:items-center tablet:gap-4">
        <Link href={href} dir="auto" className="min-w-0 truncate text-left hover:underline tablet:grow">
          {name}
        </Link>
        {children}
      </div>
      <span className="flex flex-none">
        {moves.map(({ label, keys, move, disabledReason }, i) => (
          <IconButton
            key={label}
            icon={i === 0 ? 'chevron-up' : 'chevron-down'}
            label={`${label}: ${name}`}
            keys={keys}
            onClick={move}
            disabledReason={disabledReason}
            className="hidden desktop:inline-flex"
          />
        ))}
        {menu}
      </span>
    </li>
  )
}
