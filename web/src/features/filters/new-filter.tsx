import { newId } from '@cairn/contract/ids'
import { filters as say } from '../../app/en-filters.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { mutate } from '../../data/cairn.ts'
import { useFilters, useProjects } from '../../data/hooks.ts'
import { nextColor } from '../../data/next-color.ts'
import { useReader } from '../search/use-query.ts'
import { announced } from '../tasks/announce.ts'
import type { Arrangement } from '../tasks/arrange/address.ts'
import { orderChips } from '../tasks/arrange/order-chips.ts'
import { FilterDialog, type FilterFields } from './filter-dialog.tsx'
import { savedOf } from './saved.ts'

/** Gives an arrangement a name, and goes to where it is found from now on. */
export function NewFilter(props: { arrangement: Arrangement; open: boolean; onClose: () => void }) {
  const { arrangement, open, onClose } = props
  const reader = useReader()
  const color = nextColor(useFilters(), useProjects())
  const create = ({ text, ...fields }: FilterFields) => {
    const id = newId()
    mutate(
      'filters.create',
      { id, ...fields, ...savedOf({ ...arrangement, text }, reader) },
      announced(say.saved(fields.name)),
    )
    navigate(paths.filter(id))
  }
  const arranged = orderChips(arrangement, () => {}).map(({ words }) => words)
  return (
    <FilterDialog
      open={open}
      onClose={onClose}
      title={say.saveTitle}
      submit={say.save}
      initial={{ name: '', color, text: arrangement.text }}
      arranged={arranged.join(', ')}
      onSubmit={create}
    />
  )
}
