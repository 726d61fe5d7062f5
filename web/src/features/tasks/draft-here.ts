import { useLocation } from 'wouter'
import { en } from '../../app/en.ts'
import { paths } from '../../app/paths.ts'
import { cairn } from '../../data/cairn.ts'
import { useMe, useToday } from '../../data/hooks.ts'
import type { TaskFields } from './actions.ts'
import type { TaskDraft } from './controls/control.ts'

/** A new task belongs to where one is: the project, the label, today. */
export function useDraftHere(): TaskDraft {
  const { inboxId } = useMe()
  const today = useToday()
  const [path] = useLocation()
  const id = path.split('/')[2]
  const isProject = id !== undefined && path === paths.project(id) && cairn.tables.projects.get(id)
  const isLabel = id !== undefined && path === paths.label(id) && cairn.tables.labels.get(id)
  return {
    status: 'pending',
    priority: 'none',
    dueOn: path === paths.today ? today : null,
    dueAt: null,
    projectId: isProject ? id : inboxId,
    labelIds: isLabel ? [id] : [],
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
