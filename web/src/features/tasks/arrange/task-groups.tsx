import { useReader } from '../../search/use-query.ts'
import type { TaskRows } from '../lingering.ts'
import type { Grouping } from './address.ts'
import { GroupedList } from './grouped-list.tsx'
import { useArrangement } from './use-arrangement.ts'
import { useGroups } from './use-groups.ts'

/** Rows under the headings of the address. */
export function Groups(props: { rows: TaskRows; by: Grouping; label: string; showsPlace: boolean }) {
  const { rows, by, ...list } = props
  const groups = useGroups(rows, by, useArrangement().arrangement, useReader())
  // The heading has said the project.
  const showsPlace = by === 'project' ? 'parent' : list.showsPlace
  return <GroupedList groups={groups} leaving={rows.leaving} label={list.label} showsPlace={showsPlace} />
}
