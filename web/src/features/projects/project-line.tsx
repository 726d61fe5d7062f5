import type { Project } from '@cairn/contract/projects'
import { projects as say } from '../../app/en-projects.ts'
import { MovableLine, movesOf } from '../../app/movable-line.tsx'
import { paths } from '../../app/paths.ts'
import { useClock, useCount } from '../../data/hooks.ts'
import { dateOfInstant } from '../../data/days.ts'
import { tip } from '../../ui/tip.ts'
import { dayInSentence } from '../tasks/day-in-sentence.ts'
import { ProjectMenu } from './project-menu.tsx'

/** One project of the page: what is in it, since when, and where it stands. */
export function ProjectLine(props: { project: Project; first: boolean; last: boolean; onMove: (by: 1 | -1) => void }) {
  const { project } = props
  const clock = useClock()
  const { open, done, cancelled } = useCount(`project:${project.id}`)
  const moves = movesOf(say, props)
  return (
    <MovableLine
      {...project}
      href={paths.project(project.id)}
      moves={moves}
      menu={<ProjectMenu project={project} moves={moves} />}
    >
      <span className="flex flex-none items-center gap-3 text-meta text-muted">
        <Progress done={done} total={open + done} cancelled={cancelled} />
        <span className="tablet:w-16 tablet:text-right">{say.open(open)}</span>
        <span className="hidden w-32 text-right desktop:inline">
          {say.madeOn(dayInSentence(dateOfInstant(project.createdAt, clock.zone), clock))}
        </span>
      </span>
    </MovableLine>
  )
}

/** How much of it is behind us: a bar for the eye, a sentence for the ear. */
function Progress({ done, total, cancelled }: { done: number; total: number; cancelled: number }) {
  const words = say.done(done, total, cancelled)
  return (
    <span className="flex items-center gap-2" {...tip(words)}>
      <span className="sr-only">{words}</span>
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
