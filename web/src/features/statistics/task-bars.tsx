import { priorities, statuses } from '@cairn/contract/choices'
import type { TaskStats } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import { statusNames } from '../../app/en-task.ts'
import { statistics as say } from '../../app/en-statistics.ts'
import { Circle } from '../../ui/circle.tsx'
import { Flag } from '../../ui/flag.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Section } from '../../ui/section.tsx'
import { priorityLevel } from '../tasks/priority-mark.tsx'
import { circleOf } from '../tasks/task-row.tsx'
import { Bar } from './bar.tsx'
import { queries } from './queries.ts'

export function StatusBars({ stats }: { stats: TaskStats }) {
  return (
    <Section title={say.byStatus}>
      <ul>
        {statuses.map(status => (
          <Bar
            key={status}
            sign={<Circle state={circleOf[status]} />}
            name={statusNames[status]}
            count={stats.byStatus[status]}
            most={stats.total}
            query={queries.status(status)}
          />
        ))}
      </ul>
    </Section>
  )
}

/** The most urgent first. */
export function PriorityBars({ stats }: { stats: TaskStats }) {
  return (
    <Section title={say.byPriority}>
      <ul>
        {priorities.toReversed().map(priority => (
          <Bar
            key={priority}
            sign={
              priority === 'none' ? (
                <Icon name="minus" className="text-muted" />
              ) : (
                <Flag level={priorityLevel[priority]} />
              )
            }
            name={en.priority[priority]}
            count={stats.byPriority[priority]}
            most={stats.total}
            query={queries.priority(priority)}
          />
        ))}
      </ul>
    </Section>
  )
}
