import { groupings } from '@cairn/contract/choices'
import { descendsByItself } from '@cairn/contract/query/sort'
import type { Sort } from '@cairn/contract/tasks'
import { arrange as say } from '../../../app/en-arrange.ts'
import { Select } from '../../../ui/select.tsx'
import type { Grouping } from './address.ts'
import { Filters } from './filters.tsx'
import type { Place } from './place.ts'
import { useArrangement } from './use-arrangement.ts'

/** What a view lets one arrange. */
export function Controls({ place, onDone }: { place: Place; onDone: () => void }) {
  return (
    <div className="grid gap-4">
      {place.groupings.length > 0 && <Grouped among={place.groupings} />}
      {place.sorts && <Sorted own={say.own[place.view.order]} />}
      {place.filters && <Filters statuses={place.statuses} projects={place.showsPlace} onDone={onDone} />}
    </div>
  )
}

function Grouped({ among }: { among: readonly Grouping[] }) {
  const { arrangement, arrange } = useArrangement()
  return (
    <Select
      label={say.group}
      options={[{ value: '', label: say.ungrouped }, ...among.map(value => ({ value, label: say.groupings[value] }))]}
      value={arrangement.group ?? ''}
      onValueChange={value => arrange({ group: groupings.find(one => one === value) })}
    />
  )
}

function Sorted({ own }: { own: string }) {
  const { arrangement, arrange } = useArrangement()
  const { by, descending } = arrangement
  const offered = by && !SORTS.includes(by) ? [...SORTS, by] : SORTS
  return (
    <div className="grid grid-cols-2 gap-3">
      <Select
        label={say.sort}
        options={[{ value: '', label: own }, ...offered.map(value => ({ value, label: say.orders[value] }))]}
        value={by ?? ''}
        onValueChange={value => {
          const chosen = offered.find(one => one === value)
          arrange({ by: chosen, descending: chosen === undefined || descendsByItself[chosen] })
        }}
      />
      {by && (
        <Select
          label={say.direction}
          options={[
            { value: 'asc', label: say.alone(say.ascending[by]) },
            { value: 'desc', label: say.alone(say.descending[by]) },
          ]}
          value={descending ? 'desc' : 'asc'}
          onValueChange={value => arrange({ descending: value === 'desc' })}
        />
      )}
    </div>
  )
}

/** Across projects, the order of one means nothing; and what is open is sorted by when it was completed by nobody. */
const SORTS: readonly Sort[] = ['due', 'start', 'priority', 'title', 'created', 'updated']
