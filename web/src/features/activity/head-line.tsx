import type { ActivityStats } from '@cairn/contract/activity'
import { Link } from 'wouter'
import { activity as say } from '../../app/en-activity.ts'
import { paths } from '../../app/paths.ts'

/** How much happened of late, and of what kind; each figure leads to what it counts. */
export function HeadLine({ stats }: { stats: ActivityStats | undefined }) {
  const from = stats?.byDay[0]?.on ?? ''
  const counted = Object.entries(stats?.byAction ?? {}).filter(([, count]) => count > 0)
  return (
    // Its place is kept, so that nothing moves when the figures come.
    <p className="activity-head">
      {stats && <span>{say.head}</span>}
      {stats && <Link href={addressOf({ from })}>{say.headAll(stats.total)}</Link>}
      {counted
        .toSorted(([, a], [, b]) => b - a)
        .map(([action, count]) => (
          <Link key={action} href={addressOf({ action, from })}>
            {say.headAction(count, say.action.words[action] ?? action)}
          </Link>
        ))}
    </p>
  )
}

const addressOf = (filter: Record<string, string>) => `${paths.activity}?${new URLSearchParams(filter)}`
