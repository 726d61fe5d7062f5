import { openDialog } from '../../app/dialogs.ts'
import { en } from '../../app/en.ts'
import { View } from '../../app/view.tsx'
import { useTasks } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useHasLingering } from '../tasks/lingering.ts'
import { TaskList } from '../tasks/task-list.tsx'
import { DoneSection } from './done-section.tsx'

/** Everything, the most urgent day first. */
export function AllTasks() {
  const open = useTasks({ state: 'open', order: 'due' })
  const done = useTasks({ state: 'done', order: 'finished' })
  const lingering = useHasLingering()
  return (
    <View title={en.all.title} note={en.all.counts(open.length, done.length)}>
      <TaskList tasks={open} label={en.all.title} showsPlace />
      {open.length === 0 && !lingering && (
        <EmptyState
          action={
            <Button icon="plus" onClick={() => openDialog('quick-add')}>
              {en.task.add}
            </Button>
          }
          keys="C"
        >
          {en.all.empty}
        </EmptyState>
      )}
      <DoneSection title={en.all.done} tasks={done} showsPlace />
    </View>
  )
}
