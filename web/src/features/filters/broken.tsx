import type { SavedFilter } from '@cairn/contract/filters'
import type { Query } from '@cairn/contract/query/parse'
import { Suspense, useState } from 'react'
import { filters as say } from '../../app/en-filters.ts'
import { part } from '../../app/parts.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

const EditFilter = part(async () => (await import('./edit-filter.tsx')).EditFilter)

/** In place of a list: what the rest of the query finds would be something else than what was saved. */
export function Broken({ filter, query }: { filter: SavedFilter; query: Query }) {
  const [editing, setEditing] = useState<boolean>()
  const why = query.errors.map(({ detail }) => detail).join(' ')
  return (
    <>
      <EmptyState
        action={
          <Button aria-haspopup="dialog" onClick={() => setEditing(true)}>
            {say.mend}
          </Button>
        }
      >
        {say.broken(why)}
      </EmptyState>
      {editing !== undefined && (
        <Suspense>
          <EditFilter filter={filter} open={editing} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  )
}
