import type { Project } from '@cairn/contract/projects'
import { Suspense } from 'react'
import { en } from '../../app/en.ts'
import { navigate } from '../../app/navigate.ts'
import { part } from '../../app/parts.ts'
import { paths } from '../../app/paths.ts'
import { View } from '../../app/view.tsx'
import { useMe, useProject } from '../../data/hooks.ts'
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

const ProjectMenu = part(async () => (await import('../projects/project-menu.tsx')).ProjectMenu)

export function ProjectView({ id }: { id: string }) {
  const project = useProject(id)
  if (!project || project.deletedAt !== null) return <Missing what={en.project.missing} hint={en.project.missingHint} />
  // Its own key, so that an open field or fold does not wander into the next project.
  return <OneProject key={id} project={project} />
}

export function Inbox() {
  const inbox = useProject(useMe().inboxId)
  return inbox ? <OneProject project={inbox} /> : null
}

function OneProject({ project }: { project: Project }) {
  const { id, color } = project
  const inbox = project.kind === 'inbox'
  const name = inbox ? en.nav.inbox : project.name
  const open = useTaskRows({ ...listed.project(id), state: 'open', order: 'position' })
  const done = useTaskRows({ ...listed.project(id), state: 'done', order: 'finished' })
  return (
    <View
      title={name}
      mark={!inbox && <Dot colour={color} />}
      actions={
        <>
          <ArrangeButton />
          {!inbox && (
            <Suspense>
              <ProjectMenu project={project} onDeleted={() => navigate(paths.today)} />
            </Suspense>
          )}
        </>
      }
    >
      <Arranging>
        <TaskList rows={open} label={en.task.list(name)} order="position" />
        {open.shown.length === 0 && <NoTasks>{emptyWords(inbox, done.tasks.length)}</NoTasks>}
        <InlineAdd fields={{ projectId: id }} place={name} hidden={open.shown.length === 0} />
        <DoneSection title={en.project.done} rows={done} />
      </Arranging>
    </View>
  )
}

function emptyWords(inbox: boolean, done: number) {
  if (inbox) return en.project.emptyInbox
  return done > 0 ? en.project.allDone : en.project.empty
}
