import type { Power, Task } from '@cairn/contract/tasks'
import type { TaskRow } from '../../ports/rows.ts'

/** A task as the wire shows it to somebody with that power. */
export function present(row: TaskRow, power: Power): Task {
  return {
    id: row.id,
    workspaceId: row.scope,
    projectId: row.projectId,
    parentId: row.parentId,
    title: row.title,
    description: row.description,
    status: row.status,
    completed: row.status === 'completed',
    priority: row.priority,
    startOn: row.startOn,
    dueOn: row.dueOn,
    dueAt: row.dueAt,
    timeZone: row.timeZone,
    labelIds: row.labelIds,
    position: row.position,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    completedAt: row.completedAt,
    deletedAt: row.deletedAt,
    version: row.version,
    power,
  }
}
