import type { Color } from '@cairn/contract/fields'
import type { SavedFilter } from '@cairn/contract/filters'
import type { Priority, Status } from '@cairn/contract/tasks'
import type { Me } from '@cairn/contract/users'

/** What every row has: its scope (a workspace or a person), its id in there, the count of its writes. */
export interface Row {
  scope: string
  id: string
  version: number
}

export interface PersonRow extends Row {
  username: string
  email: string
  /** `username` and `email` as they are compared: contract/src/names.ts, `normalized`. */
  usernameKey: string
  emailKey: string
  givenName: string
  familyName: string
  timeZone: string
  /** These three: `null` where the device or the locale decides. */
  locale: string | null
  hourCycle: Me['hourCycle']
  weekStart: Me['weekStart']
  personalWorkspaceId: string
  inboxId: string
  createdAt: string
  updatedAt: string
  /** Set: the account is deleted then, unless its person keeps it. */
  deletionAt: string | null
}

export interface WorkspaceRow extends Row {
  kind: 'personal' | 'team'
  name: string
  createdAt: string
  updatedAt: string
}

export type Role = 'owner' | 'admin' | 'member'

/** `id` is the member's person id. */
export interface MemberRow extends Row {
  role: Role
  createdAt: string
}

export interface ProjectRow extends Row {
  kind: 'inbox' | 'project'
  name: string
  color: Color
  position: string
  createdAt: string
  updatedAt: string
  deletedAt: string | null
}

export interface LabelRow extends Row {
  name: string
  color: Color
  createdAt: string
  updatedAt: string
}

/** In the scope of its person. */
export interface FilterRow extends Row {
  name: string
  color: Color
  /** With labels and projects by id, and what these were called when it was written. */
  query: string
  names: Record<string, string>
  /** These three: `null` where the client has its own way. */
  sort: SavedFilter['sort']
  order: SavedFilter['order']
  group: SavedFilter['group']
  position: string
  createdAt: string
  updatedAt: string
}

export interface TaskRow extends Row {
  projectId: string
  parentId: string | null
  title: string
  description: string
  status: Status
  priority: Priority
  startOn: string | null
  dueOn: string | null
  dueAt: string | null
  timeZone: string | null
  labelIds: string[]
  position: string
  createdBy: string
  createdAt: string
  updatedAt: string
  completedAt: string | null
  deletedAt: string | null
}

/** Every table of rows that a commit can change. */
export interface Tables {
  persons: PersonRow
  workspaces: WorkspaceRow
  members: MemberRow
  projects: ProjectRow
  labels: LabelRow
  filters: FilterRow
  tasks: TaskRow
}

/** In which kind of scope its rows are; the compiler asks for the one that is missing. */
export const scopeOf = {
  persons: 'person',
  workspaces: 'workspace',
  members: 'workspace',
  projects: 'workspace',
  labels: 'workspace',
  filters: 'person',
  tasks: 'workspace',
} as const satisfies Record<keyof Tables, 'person' | 'workspace'>

export const tableNames = Object.keys(scopeOf) as (keyof Tables)[]

/**
 * What else a row goes with for good, beside its scope (features/accounts/account-erasure.ts): the trash, which is emptied
 * (features/tasks/trash-purge.ts), or the task or the project that it hangs on (features/tasks/hanging.ts). Whoever lets a row
 * outlive what it hangs on leaves something that nobody can see or delete. The compiler asks for the one that is missing.
 */
const goesWith = {
  persons: 'scope',
  workspaces: 'scope',
  members: 'scope',
  projects: 'trash',
  labels: 'scope',
  filters: 'scope',
  tasks: 'trash',
} as const satisfies Record<keyof Tables, 'scope' | 'trash' | 'task' | 'project'>

/** The tables whose rows go with this. */
export type GoingWith<What> = {
  [T in keyof Tables]: (typeof goesWith)[T] extends What ? T : never
}[keyof Tables]
