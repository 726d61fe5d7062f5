import type { Task } from '@cairn/contract/tasks'
import type { TaskRow } from './rows.ts'

declare const bytes: unique symbol
/** The JSON of a T, made where that costs least; nobody reads it on its way out. */
export type Json<T> = Buffer & { readonly [bytes]: T }

/** A task as everybody sees it. What the reader may do with it comes last, from whoever knows. */
export type Shown = Omit<Task, 'power'>

/** A task ready for the wire, with what decides on the reader's power. */
export interface TaskLine {
  id: string
  scope: string
  createdBy: string
  json: Json<Shown>
}

export function shown(row: TaskRow): Shown {
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
  }
}

/** For engines that only know rows. */
export function lineOf(row: TaskRow): TaskLine {
  const { id, scope, createdBy } = row
  return { id, scope, createdBy, json: Buffer.from(JSON.stringify(shown(row))) as Json<Shown> }
}
