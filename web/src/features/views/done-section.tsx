import { useState } from 'react'
import { Section } from '../../ui/section.tsx'
import type { TaskRows } from '../tasks/lingering.ts'
import { TaskList } from '../tasks/task-list.tsx'

/** What is done, folded away until somebody wants to look back. */
export function DoneSection(props: { title: string; rows: TaskRows; showsPlace?: boolean }) {
  const [folded, setFolded] = useState(true)
  if (props.rows.tasks.length === 0) return null
  return (
    <div className="mt-4">
      <Section title={props.title} count={props.rows.tasks.length} folded={folded} onFold={setFolded}>
        <TaskList rows={props.rows} label={props.title} {...(props.showsPlace && { showsPlace: true })} />
      </Section>
    </div>
  )
}
