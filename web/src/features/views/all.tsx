import { isCancelled } from '@cairn/contract/task-rules'
import { all as say } from '../../app/en-all.ts'
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
  const cancelled = done.tasks.filter(isCancelled).length
  return (
    <View
      title={say.title}
      note={say.counts(open.tasks.length, done.tasks.length, cancelled)}
      actions={<ArrangeButton />}
    >
      <Arranging>
        <TaskList rows={open} label={say.title} showsPlace />
        {open.shown.length === 0 && <NoTasks>{say.empty}</NoTasks>}
        <DoneSection title={say.done} rows={done} showsPlace />
      </Arranging>
    </View>
  )
}
