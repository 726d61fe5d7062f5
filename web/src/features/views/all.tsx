import { openDialog } from '../../app/dialogs.ts'
import { en } from '../../app/en.ts'
import { View } from '../../app/view.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ArrangeButton } from '../tasks/arrange/arrange-button.tsx'
import { Arranging } from '../tasks/arrange/arranging.tsx'
import { useTaskRows } from '../tasks/lingering.ts'
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
        {open.shown.length === 0 && (
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
        <DoneSection title={en.all.done} rows={done} showsPlace />
      </Arranging>
    </View>
  )
}
