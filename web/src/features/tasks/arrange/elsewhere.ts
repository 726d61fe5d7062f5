import { statuses } from '@cairn/contract/choices'
import { withNames } from '@cairn/contract/query/names-in'
import { conditionsOf, type Query } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import { descendsByItself } from '@cairn/contract/query/sort'
import type { Sort } from '@cairn/contract/tasks'
import type { TaskQuery } from '../../../data/task-query.ts'
import type { Arrangement } from './address.ts'
import type { Place } from './place.ts'

type Here = Pick<Place, 'view' | 'statuses'>
type Names = Pick<Reader, 'labels' | 'projects'>

/** What shows in the page of a filter the tasks that are shown here, in the order that they have here. */
export function elsewhere(here: Here, arrangement: Arrangement, query: Query, names: Names): Arrangement {
  const by = arrangement.by ?? SORT_AS[here.view.order]
  const descending = arrangement.by || !by ? arrangement.descending : descendsByItself[by]
  return { ...arrangement, text: wholeText(here, arrangement.text, query, names), by, descending }
}

/** The order that a view has by itself, as one to ask for; that of a filter is by due. */
const SORT_AS: Record<TaskQuery['order'], Sort | undefined> = {
  position: 'position',
  due: undefined,
  newest: 'created',
  finished: 'completed',
  deleted: undefined,
}

function wholeText({ view, statuses: among }: Here, text: string, query: Query, names: Names) {
  const { project, label, parent } = view
  const here = project ? `project:${project}` : label ? `label:${label}` : among.length < statuses.length && 'is:done'
  // Subtasks, which a project shows with their task, would stand beside it.
  const saysSubtasks = conditionsOf(query).some(condition => condition.on === 'has' && condition.what === 'parent')
  const below = parent === null && !saysSubtasks && '-is:subtask'
  return [here && withNames({ query: here, names: {} }, names), below, text.trim()].filter(Boolean).join(' ')
}
