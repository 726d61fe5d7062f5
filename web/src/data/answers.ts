import type { CallOptions, Client } from '@cairn/contract/client'
import type { WriteId } from './effects.ts'
import type { Rows, TableName, TablePatch } from './rows.ts'

/** An answer: which rows it told, table by table. */
export type Answer = { [Name in TableName]?: Rows[Name][] }

/** What went to the trash at once carries one instant, the server's; by it, it comes back together. */
export function stampOf({ tasks = [], projects = [] }: Answer): { deletedAt: string } | undefined {
  const deletedAt = [...projects, ...tasks].find(row => row.deletedAt !== null)?.deletedAt
  return deletedAt ? { deletedAt } : undefined
}

/** Where the rows are that a write is answered with. */
export const tableOf = (id: WriteId): TableName => TABLE_OF[id.split('.')[0] as Resource]

type Resource = WriteId extends infer Id ? (Id extends `${infer R}.${string}` ? R : never) : never

const TABLE_OF: Record<Resource, TableName> = {
  tasks: 'tasks',
  projects: 'projects',
  labels: 'labels',
  filters: 'filters',
  users: 'me',
}

/** An operation tells nothing, a row, or several. */
export function rowsOf(told: unknown): unknown[] {
  if (told === undefined) return []
  return typeof told === 'object' && told !== null && 'items' in told ? (told.items as unknown[]) : [told]
}

/** The rows as they are now, where there are few; of many, the refresh that follows tells. */
export async function rowsNow(client: Client, patches: TablePatch[], options: CallOptions): Promise<Answer> {
  if (patches.length > FEW) return {}
  const ids = (table: TableName) => [...new Set(patches.filter(patch => patch.table === table).map(patch => patch.id))]
  const [tasks, projects] = await Promise.all([
    Promise.all(ids('tasks').map(taskId => client.tasks.get({ taskId }, options))),
    Promise.all(ids('projects').map(projectId => client.projects.get({ projectId }, options))),
  ])
  return { tasks, projects }
}

/** More than that is asked for page by page. */
export const FEW = 20
