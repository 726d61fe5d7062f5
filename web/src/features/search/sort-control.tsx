import { sorts } from '@cairn/contract/choices'
import { descendsByItself } from '@cairn/contract/query/sort'
import type { Sort } from '@cairn/contract/tasks'
import { search as say } from '../../app/en-search.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'

/** `undefined`: open ones first, the newest of them on top. */
export interface Sorting {
  by: Sort | undefined
  descending: boolean
}

/** What comes first. An order can be turned round, the one that stands by itself cannot. */
export function SortControl({ sorting, onChange }: { sorting: Sorting; onChange: (sorting: Sorting) => void }) {
  const { by, descending } = sorting
  const item = (value: Sort | undefined, label: string) => ({
    label,
    checked: value === by,
    onSelect: () => onChange({ by: value, descending: value ? descendsByItself[value] : true }),
  })
  const word = by ? say.orders[by] : say.openFirst
  return (
    <span className="flex items-center">
      {by && (
        <IconButton
          icon={descending ? 'chevron-down' : 'chevron-up'}
          label={say.turn}
          aria-pressed={descending !== descendsByItself[by]}
          onClick={() => onChange({ by, descending: !descending })}
        />
      )}
      <Menu
        label={say.sort}
        align="end"
        groups={[[item(undefined, say.openFirst)], offered.map(value => item(value, say.orders[value]))]}
        trigger={props => (
          <Button {...props} look="quiet" className="text-secondary" aria-label={say.sortBy(word)}>
            {word}
          </Button>
        )}
      />
    </span>
  )
}

/** Across projects, the order of one means nothing. */
const offered = sorts.filter(by => by !== 'position')
