import * as z from 'zod/mini'
import { Id, Instant } from './fields.ts'

/** One side of what an entry wrote: field name to value. */
export type Values = Record<string, unknown>

/** What a commit writes about one thing that happened. Names of people are not in it: people appear by id only. */
export interface NewEntry {
  kind: EntryKindId
  /** The row it is about. */
  subjectId: string
  /** Further rows whose history shows it: the project of a task. */
  about?: string[]
  old?: Values
  new?: Values
}

/** An entry as the log keeps it: the envelope is permanent, `old` and `new` can be erased. */
export const Entry = z.strictObject({
  /** `scope:seq:n` */
  id: z.string(),
  scope: Id,
  seq: z.int(),
  at: Instant,
  actorId: Id,
  /** What the actor used: `web`, `api`, `undo`. */
  via: z.string(),
  /** What was one gesture for the person has one batch: one undo takes it back. */
  batch: z.string(),
  kind: z.string(),
  version: z.int(),
  subjectId: Id,
  fields: z.array(z.string()),
  old: z.nullable(z.record(z.string(), z.unknown())),
  new: z.nullable(z.record(z.string(), z.unknown())),
})
export type Entry = z.output<typeof Entry>

/** The operation that takes an entry back, and what it leaves alone because somebody has changed it since. */
export interface InverseCall {
  operation: string
  input: Record<string, unknown>
  /** What follows from a write and nobody can ask for: taken back, it is what it was. */
  moments: Moments
  /** The fields that go back; absent where the whole thing does. */
  back?: string[]
  kept: string[]
}

export interface Moments {
  completedAt?: string
  createdAt?: string
}

export interface EntryKind {
  version: number
  /** `none`: accounts, membership and mail cannot be undone. */
  inverse: 'none' | ((entry: Entry, current: Values | undefined) => InverseCall)
  /** Quiet entries take part in sync and undo, not in what people read. */
  quiet?: true
}

export const entryKinds = {
  'person.registered': { version: 1, inverse: 'none' },
  'person.updated': { version: 1, inverse: 'none' },
  'person.deletionPlanned': { version: 1, inverse: 'none' },
  'person.deletionCancelled': { version: 1, inverse: 'none' },
  'person.deleted': { version: 1, inverse: 'none' },
  'workspace.created': { version: 1, inverse: 'none' },
  'project.created': { version: 1, inverse: e => call('projects.delete', { projectId: e.subjectId }) },
  'project.updated': { version: 1, inverse: (e, current) => restoring('projects.update', 'projectId', e, current) },
  'project.deleted': { version: 1, inverse: e => call('projects.restore', { projectId: e.subjectId }) },
  'project.purged': { version: 1, inverse: 'none' },
  'project.restored': { version: 1, inverse: e => call('projects.delete', { projectId: e.subjectId }) },
  'label.created': { version: 1, inverse: e => call('labels.delete', { labelId: e.subjectId }) },
  'label.updated': { version: 1, inverse: (e, current) => restoring('labels.update', 'labelId', e, current) },
  'label.deleted': { version: 1, inverse: e => call('labels.create', { id: e.subjectId, ...e.old }) },
  'label.merged': { version: 1, inverse: e => call('labels.create', { id: e.subjectId, ...e.old }) },
  'filter.created': { version: 1, inverse: e => call('filters.delete', { filterId: e.subjectId }) },
  'filter.updated': { version: 1, inverse: restoringFilter },
  'filter.deleted': { version: 1, inverse: e => call('filters.create', { id: e.subjectId, ...e.old }) },
  'task.created': { version: 1, inverse: e => call('tasks.delete', { taskId: e.subjectId }) },
  'task.updated': { version: 1, inverse: (e, current) => restoring('tasks.update', 'taskId', e, current) },
  'task.positioned': {
    version: 1,
    inverse: (e, current) => restoring('tasks.update', 'taskId', e, current),
    quiet: true,
  },
  'task.deleted': { version: 1, inverse: e => call('tasks.restore', { taskId: e.subjectId }) },
  'task.purged': { version: 1, inverse: 'none' },
  'task.restored': { version: 1, inverse: e => call('tasks.delete', { taskId: e.subjectId }) },
} satisfies Record<string, EntryKind>

export type EntryKindId = keyof typeof entryKinds

type Halves = EntryKindId extends infer Kind ? (Kind extends `${infer R}.${infer A}` ? [R, A] : never) : never

/** What something happened to, and what happened to it: the two halves of a kind. */
export type EntryResource = Halves[0]
export type EntryAction = Halves[1]

/** The kinds that people read of, one resource after the other. */
export const loudKinds = (Object.keys(entryKinds) as EntryKindId[]).filter(id => !kindOf(id)?.quiet)
export const resourceOf = (kind: EntryKindId) => kind.split('.')[0] as EntryResource
export const actionOf = (kind: EntryKindId) => kind.split('.')[1] as EntryAction

/** `undefined` for a kind this version does not know: a newer server may have written it. */
export function kindOf(id: string): EntryKind | undefined {
  return Object.hasOwn(entryKinds, id) ? entryKinds[id as EntryKindId] : undefined
}

/** The fields that differ between a row before and after, as the two sides of an entry; `undefined` when nothing does. */
export function difference<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): { old: Values; new: Values } | undefined {
  const changed = fields.filter(field => !same(before[field], after[field]))
  if (changed.length === 0) return undefined
  const side = (row: T) => Object.fromEntries(changed.map(field => [field, row[field]]))
  return { old: side(before), new: side(after) }
}

/** Every row that they speak of: each has a place of theirs in its history. */
export const subjectsOf = (entries: readonly Pick<NewEntry, 'subjectId' | 'about'>[]) => [
  ...new Set(entries.flatMap(entry => [entry.subjectId, ...(entry.about ?? [])])),
]

function call(operation: string, input: Record<string, unknown>): InverseCall {
  return { operation, ...withMoments(input), kept: [] }
}

function withMoments(values: Record<string, unknown>): Pick<InverseCall, 'input' | 'moments'> {
  const { completedAt, createdAt, ...input } = values
  const moments = Object.entries({ completedAt, createdAt }).filter(([, at]) => typeof at === 'string')
  return { input, moments: Object.fromEntries(moments) }
}

/** Fields that one write moves together: what goes back into one of them says what it found in the others. */
const TIED: readonly (readonly string[])[] = [
  ['dueOn', 'dueAt', 'timeZone'],
  ['projectId', 'parentId'],
  ['status', 'completedAt'],
]

/**
 * Only the fields that still hold what the entry wrote go back; a later change of somebody's is never overwritten, nor one in a
 * field tied to it: the tied ones are sent as they are, so that the operation refuses rather than clears them. What stands as it
 * did before needs nothing.
 */
function restoring(operation: string, key: string, entry: Entry, current: Values | undefined): InverseCall {
  const fields = Object.keys(entry.new ?? {})
  const isAsBefore = (field: string) => same(current?.[field], entry.old?.[field])
  const changed = fields.filter(field => !isAsBefore(field) && !same(current?.[field], entry.new?.[field]))
  const kept = fields.filter(field => changed.some(other => tiedTo(other).includes(field)))
  const back = fields.filter(field => !kept.includes(field) && !isAsBefore(field))
  const beside = back.flatMap(tiedTo).filter(field => !back.includes(field))
  return {
    operation,
    ...withMoments({ [key]: entry.subjectId, ...picked(current, beside), ...picked(entry.old, back) }),
    back,
    kept,
  }
}

/** What the ids in a query were called goes back with it, and is nothing that changes by itself. */
function restoringFilter(entry: Entry, current: Values | undefined): InverseCall {
  const { names: _names, ...now } = entry.new ?? {}
  const { input, ...call } = restoring('filters.update', 'filterId', { ...entry, new: now }, current)
  const names = call.back?.includes('query') ? picked(entry.old, ['names']) : {}
  return { ...call, input: { ...input, ...names } }
}

const tiedTo = (field: string) => TIED.find(group => group.includes(field)) ?? [field]

const picked = (values: Values | null | undefined, fields: readonly string[]) =>
  Object.fromEntries(fields.map(field => [field, values?.[field]]))

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
