import { groupings, statuses } from '@cairn/contract/choices'
import type { Status } from '@cairn/contract/tasks'
import { useLocation } from 'wouter'
import { en } from '../../../app/en.ts'
import { completed } from '../../../app/en-completed.ts'
import { search } from '../../../app/en-search.ts'
import { paths } from '../../../app/paths.ts'
import { useFilters, useLabels, useMe, useProject } from '../../../data/hooks.ts'
import { listed } from '../../../data/listed.ts'
import type { TaskQuery } from '../../../data/task-query.ts'
import type { TaskFields } from '../actions.ts'
import type { Grouping } from './address.ts'
import { FILTERED } from './asked.ts'

/** A view that can be arranged. */
export interface Place {
  name: string
  /** What it is about, and its own order. */
  view: Omit<TaskQuery, 'zone' | 'state'>
  groupings: readonly Grouping[]
  sorts: boolean
  filters: boolean
  /** Those to filter by. */
  statuses: readonly Status[]
  /** Of several projects, so that rows say theirs. */
  showsPlace: boolean
  /** What a task that is added there has; without it none can be. */
  fields?: TaskFields
}

/** The view at this address, if it can be arranged. */
export function usePlace(): Place | undefined {
  const [path] = useLocation()
  const { inboxId } = useMe()
  const [, kind, id] = path.split('/')
  const project = useProject(path === paths.inbox ? inboxId : kind === 'projects' ? id : undefined)
  const filter = useFilters().find(one => kind === 'filters' && one.id === id)
  const label = useLabels().find(one => kind === 'labels' && one.id === id)
  if (project)
    return {
      name: project.kind === 'inbox' ? en.nav.inbox : project.name,
      view: { ...listed.project(project.id), order: 'position' },
      groupings: groupings.filter(by => by !== 'project'),
      sorts: true,
      filters: true,
      statuses,
      showsPlace: false,
      fields: { projectId: project.id },
    }
  const across = { groupings, sorts: true, filters: true, statuses, showsPlace: true }
  if (label)
    return {
      name: label.name,
      view: { ...listed.label(label.id), order: 'due' },
      fields: { labelIds: [label.id] },
      ...across,
    }
  // What it leaves no choice about, its query says.
  if (filter) return { name: filter.name, view: FILTERED, fields: {}, ...across }
  if (path === paths.all) return { name: en.nav.all, view: { order: 'due' }, ...across }
  // Its field says what is asked.
  if (path === paths.search) return { name: search.title, view: { order: 'newest' }, ...across, filters: false }
  if (path !== paths.completed) return undefined
  return {
    name: completed.title,
    view: { order: 'finished' },
    ...across,
    statuses: ['completed', 'cancelled'],
    // It has its days.
    groupings: [],
    sorts: false,
  }
}
