import type { Project } from '@cairn/contract/projects'
import type { KeyboardEvent } from 'react'
import { Link } from 'wouter'
import { projects as say } from '../../app/en-projects.ts'
import { paths } from '../../app/paths.ts'
import { useClock, useCount } from '../../data/hooks.ts'
import { dayOf } from '../../data/days.ts'
import { Dot } from '../../ui/dot.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { dayInSentence } from '../tasks/day-in-sentence.ts'
import { ProjectMenu, type Move } from './project-menu.tsx'

/** One project of the page: what is in it, since when, and where it stands. */
export function ProjectLine(props: { project: Project; first: boolean; last: boolean; onMove: (by: 1 | -1) => void }) {
  const { project, first, last, onMove } = props
  const clock = useClock()
  const { open, done } = useCount(`project:${project.id}`)
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
      <Dot colour={project.color} />
      <div className="flex min-w-0 grow flex-col tablet:flex-row tablet:items-center tablet:gap-4">
        <Link href={paths.project(project.id)} className="min-w-0 truncate hover:underline tablet:grow">
          <bdi>{project.name}</bdi>
        </Link>
        <span className="flex flex-none items-center gap-3 text-meta text-muted">
          <Progress done={done} total={open + done} />
          <span className="tablet:w-16 tablet:text-right">{say.open(open)}</span>
          <span className="hidden w-32 text-right desktop:inline">
            {say.madeOn(dayInSentence(dayOf(project.createdAt, clock.zone), clock))}
          </span>
        </span>
      </div>
      <span className="flex flex-none">
        {moves.map(({ label, keys, move, disabledReason }, i) => (
          <IconButton
            key={label}
            icon={i === 0 ? 'chevron-up' : 'chevron-down'}
            label={`${label}: ${project.name}`}
            keys={keys}
            onClick={move}
            disabledReason={disabledReason}
            className="hidden desktop:inline-flex"
          />
        ))}
        <ProjectMenu project={project} moves={moves} />
      </span>
    </li>
  )
}

/** How much of it is behind us: a bar for the eye, a sentence for the ear. */
function Progress({ done, total }: { done: number; total: number }) {
  return (
    <span className="flex items-center gap-2">
      <span className="sr-only">{say.done(done, total)}</span>
      <span aria-hidden className="h-1 w-16 overflow-hidden rounded-full bg-line">
        <span
          className="block h-full bg-success"
          style={{ width: total === 0 ? 0 : `${Math.round((100 * done) / total)}%` }}
        />
      </span>
      <span aria-hidden className="w-12">
        {done}/{total}
      </span>
    </span>
  )
}
