import type { SavedFilter } from '@cairn/contract/filters'
import type { Label } from '@cairn/contract/labels'
import type { Project } from '@cairn/contract/projects'
import type { Task } from '@cairn/contract/tasks'
import type { Me } from '@cairn/contract/users'
import { createTable, type Patch, type Table } from './table.ts'

export interface Rows {
  tasks: Task
  projects: Project
  labels: Label
  filters: SavedFilter
  me: Me
}

export type TableName = keyof Rows

export type Tables = { [Name in TableName]: Table<Rows[Name]> }

/** What an operation does to one row of one table. */
export type TablePatch = { [Name in TableName]: { table: Name; id: string; patch: Patch<Rows[Name]> } }[TableName]

export const createTables = (): Tables => ({
  tasks: createTable(),
  projects: createTable(),
  labels: createTable(),
  filters: createTable(),
  me: createTable(),
})

/** The names of all of them; the compiler asks for the one that is missing. */
export const tableNames = Object.keys({
  tasks: true,
  projects: true,
  labels: true,
  filters: true,
  me: true,
} satisfies Record<TableName, true>) as TableName[]

/** Hands a patch to its table; the union of tables is one the compiler cannot follow through an index. */
export function addPatch(tables: Tables, operation: number, { table, id, patch }: TablePatch) {
  ;(tables[table] as Table<Rows[TableName]>).patch(operation, id, patch as Patch<Rows[TableName]>)
}
