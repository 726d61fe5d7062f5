import { isCancelled } from '@cairn/contract/task-rules'
import { Suspense } from 'react'
import { en } from '../../app/en.ts'
import { part } from '../../app/parts.ts'
import { View } from '../../app/view.tsx'
import { useMe, useMinute, useToday, useValue } from '../../data/hooks.ts'
import { dueDay } from '../../data/task-query.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { rescheduleAll } from '../tasks/actions.ts'
import { InlineAdd } from '../tasks/inline-add.tsx'
import { useTaskRows, type TaskRows } from '../tasks/lingering.ts'
import { NoTasks } from '../tasks/no-tasks.tsx'
import { TaskList } from '../tasks/task-list.tsx'
import { welcomeDue } from '../welcome/due.ts'
import { DoneSection } from './done-section.tsx'

const Welcome = part(async () => (await import('../welcome/welcome.tsx')).Welcome)

export function Today() {
  const day = useToday()
  const now = useMinute()
  const overdue = useTaskRows({ state: 'open', lateAt: now, order: 'due' })
  const due = useTaskRows({ state: 'open', dueOn: day, notLateAt: now, order: 'due' })
  const done = useTaskRows({ state: 'done', doneOn: day, order: 'finished' })
  const open = overdue.tasks.length + due.tasks.length
  const nothing = overdue.shown.length + due.shown.length === 0
  const list = <TaskList rows={due} label={en.today.today} day={day} showsPlace />
  return (
    <View
      title={en.today.title}
      note={
        done.tasks.length > 0 &&
        open > 0 &&
        en.today.progress(done.tasks.length, done.tasks.length + open, done.tasks.filter(isCancelled).length)
      }
    >
      {useValue(welcomeDue) && (
        <Suspense>
          <Welcome />
        </Suspense>
      )}
      {overdue.shown.length > 0 && <Overdue rows={overdue} day={day} />}
      {/* Alone on the page, the list needs no heading that repeats the title. */}
      {overdue.shown.length > 0 && due.shown.length > 0 ? (
        <div className="mt-4">
          <Section title={en.today.today} count={due.tasks.length}>
            {list}
          </Section>
        </div>
      ) : (
        list
      )}
      {nothing && <NoTasks>{done.tasks.length > 0 ? en.today.allDone : en.today.empty}</NoTasks>}
      <InlineAdd fields={{ dueOn: day }} place={en.today.title} hidden={nothing} />
      <DoneSection title={en.today.done} rows={done} showsPlace />
    </View>
  )
}

function Overdue({ rows, day }: { rows: TaskRows; day: string }) {
  const { timeZone } = useMe()
  // What is late since an hour is of today already.
  const older = rows.tasks.filter(task => (dueDay(task, timeZone) ?? day) < day)
  return (
    <Section
      title={en.today.overdue}
      count={rows.tasks.length}
      actions={
        older.length > 0 && (
          <Button look="quiet" onClick={() => rescheduleAll(older, day)} className="text-secondary">
            {en.today.rescheduleAll}
          </Button>
        )
      }
    >
      <TaskList rows={rows} label={en.today.overdue} showsPlace />
    </Section>
  )
}
