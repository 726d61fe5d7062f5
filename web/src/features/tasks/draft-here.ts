import { conditionsOf } from '@cairn/contract/query/parse'
import { useLocation } from 'wouter'
import { en } from '../../app/en.ts'
import { paths } from '../../app/paths.ts'
import { cairn } from '../../data/cairn.ts'
import { useMe, useToday } from '../../data/hooks.ts'
import { useParsed, useReader } from '../search/use-query.ts'
import type { TaskFields } from './actions.ts'
import { fieldsIn } from './arrange/fields-in.ts'
import { usePlace } from './arrange/place.ts'
import { useArrangement } from './arrange/use-arrangement.ts'
import type { TaskDraft } from './controls/control.ts'

/** A new task belongs to where one is: the project, the label, today; and has what the list is filtered by, as one that is added in it. */
export function useDraftHere(): TaskDraft {
  const { inboxId } = useMe()
  const today = useToday()
  const [path] = useLocation()
  const place = usePlace()
  const { text } = useArrangement().arrangement
  const query = useParsed(text, useReader())
  // A search and what is done are looked through, not added to.
  const conditions = place?.filters && place.sorts ? conditionsOf(query) : []
  return {
    status: 'pending',
    priority: 'none',
    dueOn: path === paths.today ? today : null,
    dueAt: null,
    projectId: inboxId,
    labelIds: [],
    ...fieldsIn(conditions, place?.fields ?? {}),
  }
}

/** Like a write to a task: a day takes the instant away, and the other way round. */
export function drafted(draft: TaskDraft, { dueOn, dueAt, ...fields }: TaskFields): TaskDraft {
  const { timeZone: _zone, ...plain } = fields
  const next = { ...draft, ...plain }
  if (dueAt) return { ...next, dueAt, dueOn: null }
  if (dueOn) return { ...next, dueOn, dueAt: null }
  return { ...next, ...(dueOn === null && { dueOn }), ...(dueAt === null && { dueAt }) }
}

export function placeOf(projectId: string) {
  const project = cairn.tables.projects.get(projectId)
  return project?.kind === 'project' ? project.name : en.nav.inbox
}
