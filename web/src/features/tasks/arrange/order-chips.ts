import { arrange as say } from '../../../app/en-arrange.ts'
import type { Removable } from '../../search/removable-chips.tsx'
import type { Arrangement } from './address.ts'

/** What is said of the order and the groups of a list, where they are not its own. */
export function orderChips(
  { by, descending, group }: Arrangement,
  arrange: (changes: Partial<Arrangement>) => void,
): Removable[] {
  const order = by && {
    key: 'sort',
    words: say.sortedBy(say.orders[by], say[descending ? 'descending' : 'ascending'][by]),
    remove: () => arrange({ by: undefined }),
  }
  const grouping = group && {
    key: 'group',
    words: say.groupedBy(say.groupings[group]),
    remove: () => arrange({ group: undefined }),
  }
  return [order, grouping].filter(chip => chip !== undefined)
}
