import { why } from '@cairn/contract/policy'
import type { Project } from '@cairn/contract/projects'
import { Suspense, useState } from 'react'
import { en } from '../../app/en.ts'
import { mutate } from '../../data/cairn.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { announced } from '../tasks/announce.ts'
import { part } from '../../app/parts.ts'

const EditProject = part(async () => (await import('./project-dialog.tsx')).EditProject)

export function ProjectMenu({ project, onDeleted }: { project: Project; onDeleted: () => void }) {
  const [editing, setEditing] = useState<boolean>()
  const standing = { power: 'owner', trashed: project.deletedAt !== null, inbox: project.kind === 'inbox' } as const
  const remove = () => {
    mutate('projects.delete', { projectId: project.id }, announced(en.did.projectDeleted(project.name)))
    onDeleted()
  }
  return (
    <>
      <Menu
        label={en.project.menu(project.name)}
        align="end"
        groups={[
          [
            {
              label: en.project.edit,
              onSelect: () => setEditing(true),
              disabledReason: why('projects.update', standing),
            },
          ],
          [
            {
              label: en.project.delete,
              icon: <Icon name="trash" />,
              danger: true,
              onSelect: remove,
              disabledReason: why('projects.delete', standing),
            },
          ],
        ]}
        trigger={trigger => <IconButton {...trigger} icon="more" label={en.project.menu(project.name)} />}
      />
      {editing !== undefined && (
        <Suspense>
          <EditProject project={project} open={editing} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  )
}
