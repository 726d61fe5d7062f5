import { newId } from '@cairn/contract/ids'
import { positionAt } from '@cairn/contract/positions'
import { blankTask } from '@cairn/contract/task-rules'
import type { Change, Commit, Once, Part } from '../src/ports/commit.ts'
import { put } from '../src/ports/commit.ts'
import type {
  FilterRow,
  LabelRow,
  MemberRow,
  PersonRow,
  ProjectRow,
  Tables,
  TaskRow,
  WorkspaceRow,
} from '../src/ports/rows.ts'

/** Rows and commits as a test wants them; what it does not mention is valid and of no meaning. */

export const AT = '2026-11-20T09:00:00.000Z'

type Given<R> = Partial<R>

export function aTask(given: Given<TaskRow> = {}): TaskRow {
  return {
    ...base(given),
    projectId: newId(),
    ...blankTask,
    title: 'Pay rent',
    position: positionAt(0),
    createdBy: newId(),
    ...dates,
    ...given,
  }
}

export function aProject(given: Given<ProjectRow> = {}): ProjectRow {
  const own = { kind: 'project', name: 'Home', color: 'grey', position: positionAt(0), deletedAt: null } as const
  return { ...base(given), ...own, ...dates, ...given }
}

export function aLabel(given: Given<LabelRow> = {}): LabelRow {
  return { ...base(given), name: 'errand', color: 'grey', ...dates, ...given }
}

export function aFilter(given: Given<FilterRow> = {}): FilterRow {
  const label = newId()
  const asks = { query: `is:open label:${label}`, names: { [label]: 'errand' }, sort: 'due', order: 'desc' } as const
  return {
    ...base(given),
    name: 'Errands',
    color: 'grey',
    ...asks,
    group: 'project',
    position: positionAt(0),
    ...dates,
    ...given,
  }
}

/** Alone in a scope of their own, under a name that nobody else has. */
export function aPerson(given: Given<PersonRow> = {}): PersonRow {
  const id = given.id ?? newId()
  const username = given.username ?? `person-${id.slice(-8)}`
  const email = given.email ?? `${username}@example.org`
  return {
    scope: id,
    id,
    version: 1,
    username,
    email,
    usernameKey: username.toLowerCase(),
    emailKey: email.toLowerCase(),
    givenName: '',
    familyName: '',
    timeZone: 'UTC',
    locale: null,
    hourCycle: null,
    weekStart: null,
    personalWorkspaceId: newId(),
    inboxId: newId(),
    ...dates,
    deletionAt: null,
    ...given,
  }
}

export function aWorkspace(given: Given<WorkspaceRow> = {}): WorkspaceRow {
  const scope = given.scope ?? newId()
  return { scope, id: scope, version: 1, kind: 'team', name: 'The office', ...dates, ...given }
}

export function aMember(given: Given<MemberRow> = {}): MemberRow {
  return { ...base(given), role: 'member', createdAt: AT, ...given }
}

/** One of every table; the compiler asks for the one that is missing. */
export const aRowOf: { [T in keyof Tables]: (given?: Given<Tables[T]>) => Tables[T] } = {
  persons: aPerson,
  workspaces: aWorkspace,
  members: aMember,
  projects: aProject,
  labels: aLabel,
  filters: aFilter,
  tasks: aTask,
}

/** A commit of one part or several, by nobody in particular. */
export function aCommit(parts: Part | Part[], given: { once?: Once; batch?: string; at?: string } = {}): Commit {
  return { parts: [parts].flat(), at: AT, actorId: newId(), via: 'api', batch: newId(), ...given }
}

/** A part that writes these changes and says nothing about them. */
export const aPart = (scope: string, ...changes: Change[]): Part => ({ scope, changes, entries: [] })

/** A commit that adds these rows of one table, all of one scope. */
export function adding<T extends keyof Tables>(table: T, ...rows: Tables[T][]): Commit {
  const scope = rows[0]?.scope ?? newId()
  return aCommit(aPart(scope, ...rows.map(row => put(table, row, { expect: 'absent' }))))
}

export function anOnce(given: Partial<Once> = {}): Once {
  return {
    id: newId(),
    fingerprint: 'the same question',
    answer: null,
    expiresAt: '2099-01-01T00:00:00.000Z',
    ...given,
  }
}

const dates = { createdAt: AT, updatedAt: AT }

const base = ({
  scope = newId(),
  id = newId(),
  version = 1,
}: Given<{ scope: string; id: string; version: number }>) => ({
  scope,
  id,
  version,
})
