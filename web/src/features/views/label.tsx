import { en } from '../../app/en.ts'
import { labelWords } from '../../app/en-label.ts'
import { View } from '../../app/view.tsx'
import { useLabels } from '../../data/hooks.ts'
import { listed } from '../../data/listed.ts'
import { Dot } from '../../ui/dot.tsx'
import { ArrangeButton } from '../tasks/arrange/arrange-button.tsx'
import { Arranging } from '../tasks/arrange/arranging.tsx'
import { InlineAdd } from '../tasks/inline-add.tsx'
import { useTaskRows } from '../tasks/lingering.ts'
import { NoTasks } from '../tasks/no-tasks.tsx'
import { TaskList } from '../tasks/task-list.tsx'
import { DoneSection } from './done-section.tsx'
import { Missing } from './missing.tsx'

/** The tasks with a label, across projects. */
export function LabelView({ id }: { id: string }) {
  const label = useLabels().find(one => one.id === id)
  const open = useTaskRows({ ...listed.label(id), state: 'open', order: 'due' })
  const done = useTaskRows({ ...listed.label(id), state: 'done', order: 'finished' })
  if (!label) return <Missing what={labelWords.missing} hint={en.project.missingHint} />
  return (
    <View title={label.name} mark={<Dot colour={label.color} />} actions={<ArrangeButton />}>
      <Arranging>
        <TaskList rows={open} label={en.task.list(label.name)} showsPlace />
        {open.shown.length === 0 && <NoTasks>{labelWords.empty(label.name)}</NoTasks>}
        <InlineAdd key={id} fields={{ labelIds: [id] }} place={label.name} hidden={open.shown.length === 0} />
        <DoneSection title={en.project.done} rows={done} showsPlace />
      </Arranging>
    </View>
  )
}
