import type { TaskStats } from '@cairn/contract/tasks'
import { Link } from 'wouter'
import { statistics as say } from '../../app/en-statistics.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { queries, searchFor } from './queries.ts'

/** What one looks for first. */
export function Figures({ stats }: { stats: TaskStats }) {
  return (
    <ul aria-label={say.figures} className="grid grid-cols-2 gap-x-2 gap-y-1 tablet:grid-cols-4">
      <Figure count={stats.open} words={say.open} query={queries.open} icon="inbox" />
      <Figure count={stats.overdue} words={say.overdue} query={queries.overdue} icon="warning" tone="text-danger" />
      <Figure count={stats.dueToday} words={say.dueToday} query={queries.dueToday} icon="sun" tone="text-warning" />
      <Figure
        count={stats.completed}
        words={say.completed}
        query={queries.completed}
        icon="check"
        tone="text-success"
      />
    </ul>
  )
}

function Figure(props: { count: number; words: string; query: string; icon: IconName; tone?: string }) {
  const { count, words, query, icon, tone } = props
  // Nothing overdue is nothing to worry about.
  const colour = count > 0 && tone ? tone : 'text-muted'
  return (
    <li>
      <Link href={searchFor(query)} className="figure">
        <span className="flex items-center gap-1.5 text-secondary text-muted">
          <Icon name={icon} className={colour} />
          {words}
        </span>
        <span className="text-display font-semibold">{say.many(count)}</span>
      </Link>
    </li>
  )
}
