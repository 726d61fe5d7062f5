import type { SavedFilter } from '@cairn/contract/filters'
import { Suspense, useState } from 'react'
import { filters as say } from '../../app/en-filters.ts'
import type { Move } from '../../app/movable-line.tsx'
import { part } from '../../app/parts.ts'
import { mutate } from '../../data/cairn.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { announced } from '../tasks/announce.ts'

const EditFilter = part(async () => (await import('./edit-filter.tsx')).EditFilter)

export function FilterMenu(props: { filter: SavedFilter; moves?: readonly Move[]; onDeleted?: () => void }) {
  const { filter, moves = [], onDeleted } = props
  const [editing, setEditing] = useState<boolean>()
  const remove = () => {
    mutate('filters.delete', { filterId: filter.id }, announced(say.deleted(filter.name)))
    onDeleted?.()
  }
  return (
    <>
      <Menu
        label={say.menu(filter.name)}
        align="end"
        groups={[
          [{ label: say.edit, onSelect: () => setEditing(true) }],
          moves.map(({ move, ...item }) => ({ ...item, onSelect: move })),
          [{ label: say.delete, icon: <Icon name="trash" />, danger: true, onSelect: remove }],
        ].filter(group => group.length > 0)}
        trigger={trigger => <IconButton {...trigger} icon="more" label={say.menu(filter.name)} />}
      />
      {editing !== undefined && (
        <Suspense>
          <EditFilter filter={filter} open={editing} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  )
}
