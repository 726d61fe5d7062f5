import { en } from '../../app/en.ts'
import { View } from '../../app/view.tsx'
import { ArrangeButton } from '../tasks/arrange/arrange-button.tsx'
import { Arranging } from '../tasks/arrange/arranging.tsx'
import { useTaskRows } from '../tasks/lingering.ts'
import { NoTasks } from '../tasks/no-tasks.tsx'
import { TaskList } from '../tasks/task-list.tsx'
import { DoneSection } from './done-section.tsx'

/** Everything, the most urgent day first. */
export function AllTasks() {
  const open = useTaskRows({ state: 'open', order: 'due' })
  const done = useTaskRows({ state: 'done', order: 'finished' })
  return (
    <View title={en.all.title} note={en.all.counts(open.tasks.length, done.tasks.length)} actions={<ArrangeButton />}>
      <Arranging>
        <TaskList rows={open} label={en.all.title} showsPlace />
        {open.shown.length === 0 && <NoTasks>{en.all.empty}</NoTasks>}
        <DoneSection title={en.all.done} rows={done} showsPlace />
      </Arranging>
    </View>
  )
}
