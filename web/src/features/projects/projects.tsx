import { positionsToMove } from '@cairn/contract/order'
import type { Project } from '@cairn/contract/projects'
import { useEffect } from 'react'
import { openDialog } from '../../app/dialogs.ts'
import { en } from '../../app/en.ts'
import { projects as say } from '../../app/en-projects.ts'
import { Lines } from '../../app/lines.tsx'
import { View } from '../../app/view.tsx'
import { cairn, mutate } from '../../data/cairn.ts'
import { useProjects } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { announced } from '../tasks/announce.ts'
import { ProjectLine } from './project-line.tsx'
import { TrashedProjects } from './trashed-projects.tsx'

/** Make, rename, recolour, order, copy, delete and restore projects. */
export function Projects() {
  const projects = useProjects()
  useEffect(() => void cairn.loader.loadTrash(), [])
  const make = (
    <Button icon="plus" onClick={() => openDialog('new-project')}>
      {say.new}
    </Button>
  )
  return (
    <View title={en.nav.projects} actions={projects.length > 0 && make}>
      {projects.length === 0 && <EmptyState action={make}>{say.none}</EmptyState>}
      <Lines label={en.nav.projects} hint={say.moveHint}>
        {projects.map((project, i) => (
          <ProjectLine
            key={project.id}
            project={project}
            first={i === 0}
            last={i === projects.length - 1}
            onMove={by => move(projects, project, i + by)}
          />
        ))}
      </Lines>
      <div className="mt-6">
        <TrashedProjects title={say.trashed} />
      </div>
    </View>
  )
}

function move(projects: readonly Project[], project: Project, to: number) {
  const places = positionsToMove(projects, new Set([project.id]), to)
  if (places.length === 0) return
  const gesture = announced(say.moved(project.name))
  for (const { id, position } of places) mutate('projects.update', { projectId: id, position }, gesture)
}
