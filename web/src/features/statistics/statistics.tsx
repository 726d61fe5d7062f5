import { en } from '../../app/en.ts'
import { statistics as say } from '../../app/en-statistics.ts'
import { View } from '../../app/view.tsx'
import { useMinute } from '../../data/hooks.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { useOccasion } from '../../data/use-occasion.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NoTasks } from '../tasks/no-tasks.tsx'
import { DayChart } from './day-chart.tsx'
import { DayTable } from './day-table.tsx'
import { Figures } from './figures.tsx'
import { LabelBars } from './label-bars.tsx'
import { PriorityBars, StatusBars } from './task-bars.tsx'
import './statistics.css'

/** How many tasks there are of each kind; each figure leads to the tasks that it counts. */
export function Statistics() {
  // What is due becomes overdue by itself.
  const { answer: stats, problem, again } = useAnswer('tasks.stats', `${useMinute()} ${useOccasion()}`)
  const retry = <Button onClick={again}>{en.tryAgain}</Button>
  return (
    <View title={en.nav.statistics}>
      {!stats && !problem && <Skeleton rows={8} label={en.loading} />}
      {problem && !stats && (
        <div className="p-3">
          <ProblemNote
            what={say.failed}
            safe={problem.message}
            actions={retry}
            reference={problem.code === 'internal' ? problem.requestId : undefined}
          />
        </div>
      )}
      {problem && stats && (
        <Banner tone="warning" actions={retry}>
          {say.outdated}
        </Banner>
      )}
      {stats?.total === 0 && <NoTasks>{say.empty}</NoTasks>}
      {stats && stats.total > 0 && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 pt-2">
          <Figures stats={stats} />
          <Section title={say.byDay} count={stats.completedByDay.reduce((sum, { count }) => sum + count, 0)}>
            <DayChart days={stats.completedByDay} />
            <DayTable days={stats.completedByDay} />
          </Section>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6 tablet:grid-cols-2">
            <StatusBars stats={stats} />
            <PriorityBars stats={stats} />
          </div>
          <LabelBars stats={stats} />
        </div>
      )}
    </View>
  )
}
