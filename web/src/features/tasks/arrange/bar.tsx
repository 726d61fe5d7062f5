import type { Query } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import { arrange as say } from '../../../app/en-arrange.ts'
import { filters } from '../../../app/en-filters.ts'
import { search } from '../../../app/en-search.ts'
import { useClock } from '../../../data/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { SaveFilter } from '../../filters/save-filter.tsx'
import { useSavedFilter } from '../../filters/saved.ts'
import { Unsaved } from '../../filters/unsaved.tsx'
import { chipsOf } from '../../search/query-chips.tsx'
import { withoutParts } from '../../search/query-text.ts'
import { RemovableChips } from '../../search/removable-chips.tsx'
import { orderChips } from './order-chips.ts'
import { elsewhere } from './elsewhere.ts'
import { usePlace } from './place.ts'
import { useArrangement } from './use-arrangement.ts'

/** How the list below is arranged, each part to be taken out by itself, and how many tasks there are. */
export function ArrangementBar({ query, reader, found }: { query: Query; reader: Reader; found: number }) {
  const { arrangement, arrange, clear, saved } = useArrangement()
  const filter = useSavedFilter()
  const place = usePlace()
  const clock = useClock()
  const { text } = arrangement
  const parts = chipsOf(text, query, reader, clock, taken => arrange({ text: withoutParts(text, [taken]) }))
  const settle = () => {
    clear()
    toTheControl()
  }
  const chips = [...parts, ...orderChips(arrangement, arrange)]
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 pb-2">
      <RemovableChips label={say.arrangement} chips={chips} onLast={toTheControl} />
      {query.errors.length > 0 && (
        <span className="text-secondary text-danger">{query.errors.map(({ detail }) => detail).join(' ')}</span>
      )}
      <span role="status" className="grow text-secondary whitespace-nowrap text-muted">
        {search.found(found)}
        {filter && saved?.changed && `, ${filters.differs}`}
      </span>
      {filter && saved?.changed && (
        <Unsaved filter={filter} arrangement={arrangement} query={query} reader={reader} onSettled={settle} />
      )}
      {!filter && place && query.parts.length > 0 && query.errors.length === 0 && (
        <SaveFilter arrangement={elsewhere(place, arrangement, query, reader)} />
      )}
      {!filter && (
        <Button look="quiet" className="text-secondary" onClick={settle}>
          {say.clear}
        </Button>
      )}
    </div>
  )
}

/** Nothing is left of what was pressed: the focus goes to where the next arrangement begins. */
export const toTheControl = () => arrangeButton()?.focus()

export const arrangeButton = () => document.querySelector<HTMLElement>('.view-head [data-key="V"]')
