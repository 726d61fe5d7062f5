import type { SavedFilter } from '@cairn/contract/filters'
import { queryTooLong } from '@cairn/contract/filter-rules'
import type { Query } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import { filters as say } from '../../app/en-filters.ts'
import { mutate } from '../../data/cairn.ts'
import { changed, isEmpty } from '../../data/changed.ts'
import { Button } from '../../ui/button.tsx'
import { announced } from '../tasks/announce.ts'
import type { Arrangement } from '../tasks/arrange/address.ts'
import { SaveFilter } from './save-filter.tsx'
import { savedOf } from './saved.ts'

/** A filter is shown otherwise than it was saved: what can become of that. */
export function Unsaved(props: {
  filter: SavedFilter
  arrangement: Arrangement
  query: Query
  reader: Reader
  /** Back to what is saved, or what is saved has caught up. */
  onSettled: () => void
}) {
  const { filter, arrangement, query, reader, onSettled } = props
  const written = savedOf(arrangement, reader)
  const why = query.errors.length > 0 ? say.cannotSave : query.parts.length === 0 ? say.cannotSaveEmpty : undefined
  const mend = why ?? queryTooLong(written.query)
  const save = () => {
    const fields = changed(filter, written)
    if (!isEmpty(fields))
      mutate('filters.update', { filterId: filter.id, ...fields }, announced(say.changed(filter.name)))
    onSettled()
  }
  return (
    <span className="flex flex-wrap items-center gap-x-1">
      <Button className="text-secondary" onClick={save} disabledReason={mend}>
        {say.saveChanges}
      </Button>
      {!mend && <SaveFilter arrangement={arrangement}>{say.saveAsNew}</SaveFilter>}
      <Button look="quiet" className="text-secondary" onClick={onSettled}>
        {say.discard}
      </Button>
    </span>
  )
}
