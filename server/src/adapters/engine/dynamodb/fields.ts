import type { Tables } from '../../../ports/rows.ts'

/**
 * Every field of every row, with what its attribute holds: what is missing in an item is null in the row. Changed here, it has to
 * be said in other places too: `npm run snapshots` names them.
 */
export const FIELDS = {
  persons: {
    scope: 'text',
    id: 'text',
    version: 'number',
    username: 'text',
    email: 'text',
    usernameKey: 'text',
    emailKey: 'text',
    givenName: 'text',
    familyName: 'text',
    timeZone: 'text',
    locale: 'text or nothing',
    hourCycle: 'text or nothing',
    weekStart: 'text or nothing',
    personalWorkspaceId: 'text',
    inboxId: 'text',
    createdAt: 'text',
    updatedAt: 'text',
    deletionAt: 'text or nothing',
  },
  workspaces: {
    scope: 'text',
    id: 'text',
    version: 'number',
    kind: 'text',
    name: 'text',
    createdAt: 'text',
    updatedAt: 'text',
  },
  members: {
    scope: 'text',
    id: 'text',
    version: 'number',
    role: 'text',
    createdAt: 'text',
  },
  projects: {
    scope: 'text',
    id: 'text',
    version: 'number',
    kind: 'text',
    name: 'text',
    color: 'text',
    position: 'text',
    createdAt: 'text',
    updatedAt: 'text',
    deletedAt: 'text or nothing',
  },
  labels: {
    scope: 'text',
    id: 'text',
    version: 'number',
    name: 'text',
    color: 'text',
    createdAt: 'text',
    updatedAt: 'text',
  },
  filters: {
    scope: 'text',
    id: 'text',
    version: 'number',
    name: 'text',
    color: 'text',
    query: 'text',
    names: 'map',
    sort: 'text or nothing',
    order: 'text or nothing',
    group: 'text or nothing',
    position: 'text',
    createdAt: 'text',
    updatedAt: 'text',
  },
  tasks: {
    scope: 'text',
    id: 'text',
    version: 'number',
    projectId: 'text',
    parentId: 'text or nothing',
    title: 'text',
    description: 'text',
    status: 'text',
    priority: 'text',
    startOn: 'text or nothing',
    dueOn: 'text or nothing',
    dueAt: 'text or nothing',
    timeZone: 'text or nothing',
    labelIds: 'texts',
    position: 'text',
    createdBy: 'text',
    createdAt: 'text',
    updatedAt: 'text',
    completedAt: 'text or nothing',
    deletedAt: 'text or nothing',
  },
} satisfies { [T in keyof Tables]: { [F in keyof Tables[T]]: Held<Tables[T][F]> } }

/** `or nothing` where the row may have null. */
type Held<V> = null extends V ? `${Kind<NonNullable<V>>} or nothing` : Kind<V>
type Kind<V> = V extends string ? 'text' : V extends number ? 'number' : V extends readonly string[] ? 'texts' : 'map'

/** What a field is in items that were written before it was there, if it may not be null. */
export const EARLIER: { [T in keyof Tables]?: Partial<Tables[T]> } = {}

/** Attributes are named as the fields are, first letter large, but for the names that the table's design gives. */
export function attributeOf(table: keyof Tables, field: string): string {
  return NAMED[table]?.[field] ?? field.charAt(0).toUpperCase() + field.slice(1)
}

const NAMED: Partial<Record<keyof Tables, Record<string, string>>> = {
  persons: { emailKey: 'Email', email: 'EmailAsWritten', givenName: 'FirstName', familyName: 'LastName' },
  tasks: { dueOn: 'DueDate', updatedAt: 'TaskUpdatedAt', completedAt: 'TaskCompletedAt' },
}
