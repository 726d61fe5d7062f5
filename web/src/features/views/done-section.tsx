import type { Task } from '@cairn/contract/tasks'
import { useState } from 'react'
import { Section } from '../../ui/section.tsx'
import { TaskList } from '../tasks/task-list.tsx'

/** What is done, folded away until somebody wants to look back. */
export function DoneSection(props: { title: string; tasks: readonly Task[]; showsPlace?: boolean }) {
  const [folded, setFolded] = useState(true)
  if (props.tasks.length === 0) return null
  return (
    <div className="mt-4">
      <Section title={props.title} count={props.tasks.length} folded={folded} onFold={setFolded}>
        <TaskList tasks={props.tasks} label={props.title} {...(props.showsPlace && { showsPlace: true })} />
      </Section>
    </div>
  )
}
