import type { EntryKindId, NewEntry, Values } from '@cairn/contract/entries'
import { positionAt } from '@cairn/contract/positions'
import { problem } from '@cairn/contract/problems'
import { blankTask, contradiction } from '@cairn/contract/task-rules'
import { nowOf } from '../../ports/clock.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'

/** What an entry tells of a task: everything a person can write, and when it was completed, for that is lost with the status. */
export const WRITTEN = [
  'title',
  'description',
  'status',
  'priority',
  'startOn',
  'dueOn',
  'dueAt',
  'timeZone',
  'labelIds',
  'projectId',
  'parentId',
  'position',
  'completedAt',
] as const satisfies (keyof TaskRow)[]

/** A task before anything was said about it. */
export function blank(ctx: Context): TaskRow {
  const now = nowOf(ctx.clock)
  return {
    scope: '',
    id: '',
    version: 1,
    projectId: '',
    ...blankTask,
    position: positionAt(ctx.clock.ms()),
    createdBy: ctx.actor.id,
    createdAt: now,
    updatedAt: now,
  }
}

/** A new task's entry names only what was given: most of a task is empty. */
export function notBlank(task: TaskRow) {
  const isBlank = (field: (typeof WRITTEN)[number]) =>
    field === 'priority' ? task.priority === 'none' : String(task[field] ?? '') === ''
  return Object.fromEntries(WRITTEN.filter(field => !isBlank(field)).map(field => [field, task[field]]))
}

type TaskEntryKind = Extract<EntryKindId, `task.${string}`>

/** What is written of a task. The history of its project shows it too: of both, when it moves. */
export function taskEntry(
  kind: TaskEntryKind,
  { id, projectId }: Pick<TaskRow, 'id' | 'projectId'>,
  sides: Pick<NewEntry, 'old' | 'new'> = {},
): NewEntry {
  const projects = [projectId, sides.old?.['projectId'], sides.new?.['projectId']].filter(
    one => typeof one === 'string',
  )
  return { kind, subjectId: id, about: [...new Set(projects)], ...sides }
}

/** A change of a task; where only its place in a list is another, it is for sync and undo, and nobody reads of it. */
export function changeEntry(row: TaskRow, sides: { old: Values; new: Values }): NewEntry {
  const isPlace = Object.keys(sides.new).every(field => field === 'position')
  return taskEntry(isPlace ? 'task.positioned' : 'task.updated', row, sides)
}

export function refuseContradiction(write: Parameters<typeof contradiction>[0]) {
  const error = contradiction(write)
  if (error) throw problem('invalid-request', { errors: [error] })
}
