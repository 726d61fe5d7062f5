import { newId } from '@cairn/contract/ids'
import { copyName } from '@cairn/contract/names'
import { why } from '@cairn/contract/policy'
import type { Project } from '@cairn/contract/projects'
import { Suspense, useState } from 'react'
import { projects as say } from '../../app/en-projects.ts'
import type { Move } from '../../app/movable-line.tsx'
import { part } from '../../app/parts.ts'
import { mutate } from '../../data/cairn.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { announced } from '../tasks/announce.ts'

const EditProject = part(async () => (await import('./project-dialog.tsx')).EditProject)

export function ProjectMenu(props: { project: Project; moves?: readonly Move[]; onDeleted?: () => void }) {
  const { project, moves = [], onDeleted } = props
  const [editing, setEditing] = useState<boolean>()
  const standing = { power: 'owner', trashed: project.deletedAt !== null, inbox: project.kind === 'inbox' } as const
  const remove = () => {
    mutate('projects.delete', { projectId: project.id }, announced(say.deleted(project.name)))
    onDeleted?.()
  }
  const duplicate = () => {
    const copy = { projectId: project.id, id: newId(), name: copyName(project.name) }
    mutate('projects.duplicate', copy, announced(say.duplicated(project.name)))
  }
  return (
    <>
      <Menu
        label={say.menu(project.name)}
        align="end"
        groups={[
          [
            {
              label: say.edit,
              onSelect: () => setEditing(true),
              disabledReason: why('projects.update', standing),
            },
            {
              label: say.duplicate,
              onSelect: duplicate,
              disabledReason: why('projects.duplicate', standing),
            },
          ],
          moves.map(({ move, ...item }) => ({ ...item, onSelect: move })),
          [
            {
              label: say.delete,
              icon: <Icon name="trash" />,
              danger: true,
              onSelect: remove,
              disabledReason: why('projects.delete', standing),
            },
          ],
        ].filter(group => group.length > 0)}
        trigger={trigger => <IconButton {...trigger} icon="more" label={say.menu(project.name)} />}
      />
      {editing !== undefined && (
        <Suspense>
          <EditProject project={project} open={editing} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  )
}
