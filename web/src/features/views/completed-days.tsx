import type { Task } from '@cairn/contract/tasks'
import { useMemo, useState } from 'react'
import { completed as say } from '../../app/en-completed.ts'
import type { Clock } from '../../data/clock.ts'
import { dateOfInstant } from '../../data/days.ts'
import { useClock } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { dayWords } from '../tasks/due-words.ts'
import { TaskList } from '../tasks/task-list.tsx'

/** What is done, day by day, the newest first. */
export function CompletedDays({ tasks }: { tasks: readonly Task[] }) {
  const clock = useClock()
  const days = useMemo(() => byDay(tasks, clock), [tasks, clock])
  const [shown, setShown] = useState(DAYS)
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {days.slice(0, shown).map(([day, done]) => (
          <Section key={day} title={dayWords(day, clock)} count={done.length}>
            <TaskList rows={{ tasks: done, shown: done, leaving: NONE }} label={dayWords(day, clock)} showsPlace />
          </Section>
        ))}
      </div>
      {days.length > shown && (
        <Button look="quiet" onClick={() => setShown(shown + DAYS)} className="mt-4">
          {say.older}
        </Button>
      )}
    </>
  )
}

/** As many as anybody looks at in one go. */
const DAYS = 30

/** What is completed again or reopened finds its place at once. */
const NONE: ReadonlySet<string> = new Set()

/** What was cancelled has no moment of completion; its last change stands in for it. */
function byDay(tasks: readonly Task[], { zone }: Clock): [string, Task[]][] {
  return [...Map.groupBy(tasks, task => dateOfInstant(task.completedAt ?? task.updatedAt, zone))]
}
