import type { Task } from '@cairn/contract/tasks'
import { cairn } from '../../../data/cairn.ts'
import type { TaskFields } from '../actions.ts'

/**
 * What a write must say for a field to be as it was, however often it has changed since; `undefined` where it is so already or
 * cannot be: what it points at is gone.
 */
export function oldValue(field: string, before: Record<string, unknown>, task: Task): TaskFields | undefined {
  const fields = written(field, before)
  const differs = Object.entries(fields ?? {}).some(([name, value]) => !same(task[name as keyof Task], value))
  return differs ? fields : undefined
}

function written(field: string, before: Record<string, unknown>): TaskFields | undefined {
  const { labels, projects } = cairn.tables
  switch (field) {
    case 'due': {
      const { dueOn = null, dueAt = null, timeZone } = before
      return (dueAt === null ? { dueOn, dueAt } : { dueAt, ...(timeZone ? { timeZone } : {}) }) as TaskFields
    }
    case 'startOn':
      return { startOn: before.startOn ?? null } as TaskFields
    case 'labelIds':
      return { labelIds: (before.labelIds as string[]).filter(id => labels.get(id)) }
    case 'projectId': {
      const project = projects.get(String(before.projectId))
      return project && project.deletedAt === null ? { projectId: project.id } : undefined
    }
    case 'title':
    case 'description':
    case 'status':
    case 'priority':
      return { [field]: before[field] ?? '' }
    default:
      return undefined
  }
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
