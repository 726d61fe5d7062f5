import { conditionsOf } from '@cairn/contract/query/parse'
import { useDeferredValue, type ReactNode } from 'react'
import { en } from '../../../app/en.ts'
import { Broken } from '../../filters/broken.tsx'
import { useSavedFilter } from '../../filters/saved.ts'
import { useParsed, useReader } from '../../search/use-query.ts'
import { DoneSection } from '../../views/done-section.tsx'
import { useStaying } from '../lingering.ts'
import { TaskList, type ListOrder } from '../task-list.tsx'
import { askedOf } from './asked-of.ts'
import { useAsked, type Asked } from './asked.ts'
import { ArrangementBar } from './bar.tsx'
import { FilteredAdd } from './filtered-add.tsx'
import { FilteredDays } from './filtered-days.tsx'
import { NothingFits } from './nothing-fits.tsx'
import { Groups } from './task-groups.tsx'
import { usePlace, type Place } from './place.ts'
import { useArrangement } from './use-arrangement.ts'

/** The list of the view at this address, grouped, sorted and filtered. Empty without a filter, it is what the view shows then. */
export function Arranged({ children }: { children: ReactNode }) {
  const place = usePlace()
  if (!place) return children
  return place.sorts ? <ArrangedPlace place={place}>{children}</ArrangedPlace> : <FilteredDays />
}

function ArrangedPlace({ place, children }: { place: Place; children: ReactNode }) {
  const { arrangement, saved } = useArrangement()
  const filter = useSavedFilter()
  const reader = useReader()
  const query = useParsed(arrangement.text, reader)
  // The letters are shown before what they find.
  const conditions = conditionsOf(useParsed(useDeferredValue(arrangement.text), reader))
  const asked = askedOf(place.view, arrangement, conditions, reader.timeZone)
  const rows = useStaying(useAsked(asked.open))
  const done = useStaying(useAsked(asked.done))
  const filtered = arrangement.text.trim() !== ''
  const empty = rows.shown.length === 0
  const label = en.task.list(place.name)
  if (filter && !saved?.changed && query.errors.length > 0) return <Broken filter={filter} query={query} />
  // Of nothing but mistakes everything would be left.
  if (query.errors.length > 0 && query.parts.length === 0)
    return (
      <>
        <ArrangementBar query={query} reader={reader} found={0} />
        <NothingFits />
      </>
    )
  return (
    <>
      <ArrangementBar query={query} reader={reader} found={rows.tasks.length} />
      {empty && !filtered ? (
        children
      ) : (
        <>
          {arrangement.group ? (
            <Groups
              key={arrangement.group}
              rows={rows}
              by={arrangement.group}
              label={label}
              showsPlace={place.showsPlace}
            />
          ) : (
            <TaskList rows={rows} label={label} showsPlace={place.showsPlace} order={orderOf(asked.open)} />
          )}
          {empty && <NothingFits />}
          {place.fields && <FilteredAdd fields={place.fields} place={place.name} conditions={conditions} />}
          {!asked.whole && <DoneSection title={en.project.done} rows={done} showsPlace={place.showsPlace} />}
        </>
      )}
    </>
  )
}

/** A filter leaves the person's own order as it is, unless it finds subtasks: those are in order below each task. */
function orderOf({ view, order }: Asked): ListOrder {
  if (view.order !== 'position') return order ? 'arranged' : 'dates'
  return order || view.parent === undefined ? 'arranged' : 'position'
}
