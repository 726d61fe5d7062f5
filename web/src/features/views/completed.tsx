import { completed as say } from '../../app/en-completed.ts'
import { View } from '../../app/view.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useTasks } from '../../data/hooks.ts'
import { isCancelled } from '@cairn/contract/task-rules'
import { ArrangeButton } from '../tasks/arrange/arrange-button.tsx'
import { Arranging } from '../tasks/arrange/arranging.tsx'
import { CompletedDays } from './completed-days.tsx'

export function Completed() {
  const tasks = useTasks({ state: 'done', order: 'finished' })
  const cancelled = tasks.filter(isCancelled).length
  const note = tasks.length > 0 && say.counts(tasks.length - cancelled, cancelled)
  return (
    <View title={say.title} note={note} actions={<ArrangeButton />}>
      <Arranging>
        {tasks.length === 0 && <EmptyState>{say.empty}</EmptyState>}
        <CompletedDays tasks={tasks} />
      </Arranging>
    </View>
  )
}
