import { addDays } from '@cairn/contract/dates'
import type { Task } from '@cairn/contract/tasks'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { upcoming as say } from '../../app/en-upcoming.ts'
import { paths } from '../../app/paths.ts'
import { View } from '../../app/view.tsx'
import type { Clock } from '../../data/clock.ts'
import { useClock, useTasks } from '../../data/hooks.ts'
import { dueDay } from '../../data/task-query.ts'
import { Section } from '../../ui/section.tsx'
import { InlineAdd } from '../tasks/inline-add.tsx'
import { useTaskRows, type TaskRows } from '../tasks/lingering.ts'
import { TaskList } from '../tasks/task-list.tsx'

/** The two weeks after today: a heading a day, whether or not there is something on it. */
export function Upcoming() {
  const clock = useClock()
  const { today, zone } = clock
  const rows = useTaskRows({
    state: 'open',
    dueFrom: addDays(today, 1),
    dueBefore: addDays(today, DAYS + 1),
    order: 'due',
  })
  const later = useTasks({ state: 'open', dueFrom: addDays(today, DAYS + 1), order: 'due' })
  const byDay = useMemo(() => Map.groupBy(rows.shown, task => dueDay(task, zone)), [rows.shown, zone])
  return (
    <View title={say.title} note={rows.tasks.length > 0 && say.count(rows.tasks.length)}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {Array.from({ length: DAYS }, (_, i) => addDays(today, i + 1)).map(day => (
          <Day key={day} day={day} clock={clock} rows={of(rows, byDay.get(day) ?? [])} />
        ))}
      </div>
      {later.length > 0 && (
        <Link href={`${paths.search}?q=is:open+due%3E${DAYS}d&sort=due`} className="text-link mt-6 block">
          {say.later(later.length)}
        </Link>
      )}
    </View>
  )
}

const DAYS = 14

function Day({ day, clock, rows }: { day: string; clock: Clock; rows: TaskRows }) {
  const words = say.day(day === addDays(clock.today, 1) ? say.tomorrow : clock.weekday(day), clock.date(day))
  return (
    <Section title={words} count={rows.tasks.length || undefined}>
      <TaskList rows={rows} label={words} day={day} showsPlace />
      <InlineAdd fields={{ dueOn: day }} place={words} />
    </Section>
  )
}

/** What of the rows is this day's. */
const of = ({ leaving }: TaskRows, shown: readonly Task[]): TaskRows => ({
  tasks: leaving.size === 0 ? shown : shown.filter(task => !leaving.has(task.id)),
  shown,
  leaving,
})
