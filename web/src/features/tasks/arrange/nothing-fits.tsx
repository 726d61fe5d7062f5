import { arrange as say } from '../../../app/en-arrange.ts'
import { filters } from '../../../app/en-filters.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { toTheControl } from './bar.tsx'
import { useArrangement } from './use-arrangement.ts'

/** Not an empty list: one that the filter leaves nothing of. */
export function NothingFits() {
  const { arrange, saved } = useArrangement()
  if (saved && !saved.changed) return <EmptyState>{filters.nothing}</EmptyState>
  const clear = () => {
    arrange({ text: '' })
    toTheControl()
  }
  return <EmptyState action={<Button onClick={clear}>{say.clearFilter}</Button>}>{say.none}</EmptyState>
}
