import { en } from '../../app/en.ts'
import { openDialog } from '../../app/dialogs.ts'
import { View } from '../../app/view.tsx'
import { useTasks, useToday } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { tip } from '../../ui/tip.ts'
import { rescheduleAll } from '../tasks/actions.ts'
import { InlineAdd } from '../tasks/inline-add.tsx'
import { TaskList } from '../tasks/task-list.tsx'
import { useHasLingering } from '../tasks/lingering.ts'
import { DoneSection } from './done-section.tsx'

export function Today() {
  const day = useToday()
  const overdue = useTasks({ state: 'open', dueBefore: day, order: 'due' })
  const due = useTasks({ state: 'open', dueOn: day, order: 'due' })
  const done = useTasks({ state: 'done', doneOn: day, order: 'finished' })
  const open = overdue.length + due.length
  const lingering = useHasLingering()
  return (
    <View
      title={en.today.title}
      note={done.length > 0 && open > 0 && en.today.progress(done.length, done.length + open)}
    >
      {(overdue.length > 0 || lingering) && (
        <Section
          title={en.today.overdue}
          count={overdue.length}
          actions={
            overdue.length > 0 && (
              <Button look="quiet" onClick={() => rescheduleAll(overdue, day)} {...tip(en.today.rescheduleHint)}>
                {en.today.rescheduleAll}
              </Button>
            )
          }
        >
          <TaskList tasks={overdue} label={en.today.overdue} showsPlace />
        </Section>
      )}
      <Section title={en.today.today} count={due.length}>
        <TaskList tasks={due} label={en.today.today} showsPlace />
        {open === 0 && !lingering ? <NothingDue done={done.length} /> : null}
        <InlineAdd fields={{ dueOn: day }} place={en.today.title} />
      </Section>
      <DoneSection title={en.today.done} tasks={done} showsPlace />
    </View>
  )
}

function NothingDue({ done }: { done: number }) {
  return (
    <EmptyState
      action={
        <Button icon="plus" onClick={() => openDialog('quick-add')}>
          {en.task.add}
        </Button>
      }
      keys="C"
    >
      {done > 0 ? en.today.allDone : en.today.empty}
    </EmptyState>
  )
}
