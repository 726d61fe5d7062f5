import type { Project } from '@cairn/contract/projects'
import { projects as projectWords } from '../../app/en-projects.ts'
import { trash as say } from '../../app/en-trash.ts'
import { mutate } from '../../data/cairn.ts'
import { useTrashedProjects } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Section } from '../../ui/section.tsx'
import { announced } from '../tasks/announce.ts'

/** Projects in the trash; they come back with the tasks that went along. */
export function TrashedProjects({ title = say.projects }: { title?: string }) {
  const projects = useTrashedProjects()
  if (projects.length === 0) return null
  return (
    <div className="mb-4">
      <Section title={title} count={projects.length}>
        <ul>
          {projects.map(project => (
            <li key={project.id} className="flex min-h-(--row) items-center gap-2 pl-3">
              <span className="grid size-6 place-items-center">
                <Dot colour={project.color} />
              </span>
              <span dir="auto" className="min-w-0 grow truncate text-left">
                {project.name}
              </span>
              <Button
                look="quiet"
                icon="undo"
                onClick={() => restore(project)}
                aria-label={say.restoreNamed(project.name)}
              >
                {say.restore}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function restore({ id, name }: Project) {
  mutate('projects.restore', { projectId: id }, announced(projectWords.restored(name)))
}
