import type { SavedFilter } from '@cairn/contract/filters'
import { withIds, withNames } from '@cairn/contract/query/names-in'
import { en } from '../../app/en.ts'
import { filters as say } from '../../app/en-filters.ts'
import { mutate } from '../../data/cairn.ts'
import { changed, isEmpty } from '../../data/changed.ts'
import { useReader } from '../search/use-query.ts'
import { announced } from '../tasks/announce.ts'
import { FilterDialog, type FilterFields } from './filter-dialog.tsx'

/** The name of a filter, its colour and what it finds; how it is arranged is changed where it is seen. */
export function EditFilter({ filter, open, onClose }: { filter: SavedFilter; open: boolean; onClose: () => void }) {
  const reader = useReader()
  const { id, name, color } = filter
  const text = withNames(filter, reader)
  const change = ({ text: asked, ...written }: FilterFields) => {
    const query = asked.trim() === text ? filter.query : withIds(asked.trim(), reader).query
    const fields = changed(filter, { ...written, query })
    if (!isEmpty(fields)) mutate('filters.update', { filterId: id, ...fields }, announced(say.changed(written.name)))
  }
  return (
    <FilterDialog
      open={open}
      onClose={onClose}
      title={say.editTitle}
      submit={en.save}
      initial={{ name, color, text }}
      id={id}
      onSubmit={change}
    />
  )
}
