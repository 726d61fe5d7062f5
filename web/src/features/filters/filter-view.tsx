import type { SavedFilter } from '@cairn/contract/filters'
import { en } from '../../app/en.ts'
import { filters as say } from '../../app/en-filters.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { View } from '../../app/view.tsx'
import { cairn } from '../../data/cairn.ts'
import { useFilters, useValue } from '../../data/hooks.ts'
import { Dot } from '../../ui/dot.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ArrangeButton } from '../tasks/arrange/arrange-button.tsx'
import { Arranged } from '../tasks/arrange/arranged.tsx'
import { NothingFits } from '../tasks/arrange/nothing-fits.tsx'
import { Missing } from '../views/missing.tsx'
import { FilterMenu } from './filter-menu.tsx'

/** What a saved filter finds: a list like any other, arranged as it was saved until one arranges it otherwise. */
export function FilterView({ id }: { id: string }) {
  const filter = useFilters().find(one => one.id === id)
  // They come behind the first list.
  const { complete } = useValue(cairn.loader.state)
  if (!filter && !complete) return <Skeleton rows={8} label={en.loading} />
  if (!filter) return <Missing what={say.missing} hint={say.missingHint} />
  return <OneFilter key={id} filter={filter} />
}

function OneFilter({ filter }: { filter: SavedFilter }) {
  return (
    <View
      title={filter.name}
      mark={<Dot colour={filter.color} />}
      actions={
        <>
          <ArrangeButton />
          <FilterMenu filter={filter} onDeleted={() => navigate(paths.today)} />
        </>
      }
    >
      <Arranged>
        <NothingFits />
      </Arranged>
    </View>
  )
}
