import { hash } from 'node:crypto'
import { scopeOf, tableNames, type Tables } from '../../../ports/rows.ts'

/**
 * Every key of the table in one place, so that nobody makes one by hand; docs/dynamodb.md is the same as a table with costs. A key
 * never contains what a person typed, but for the normalised names under `name`.
 */

/** The key attributes of the table. */
export interface Key {
  EntityPartition: string
  EntitySort: string
}

const key = (EntityPartition: string, EntitySort: string): Key => ({ EntityPartition, EntitySort })

/** What the items of a table begin with, in the partition of their scope; none begins with another. */
const PREFIX: Record<keyof Tables, string> = {
  persons: 'USER_',
  workspaces: 'WORKSPACE_',
  members: 'MEMBER_',
  projects: 'PROJECT_',
  labels: 'LABEL_',
  filters: 'FILTER_',
  tasks: 'TASK_',
}

/** Log items of this many seqs share a partition, which keeps each under DynamoDB's 10 GB for partitions with local indexes. */
const LOG_PARTITION = 50_000

/** The partition of a scope: a person's own things, or a workspace's. */
const partitionOf = (table: keyof Tables, scope: string) =>
  scopeOf[table] === 'person' ? personPartition(scope) : workspacePartition(scope)

/** Where the items of a person begin that every request reads: themselves and the pointers. Their filters sort before. */
export const FIRST_OF_REACH = 'MEMBER_OF_'

export const rowKey = (table: keyof Tables, scope: string, id: string): Key =>
  key(partitionOf(table, scope), `${PREFIX[table]}${id}`)

/** The table whose row stands under this key; nothing where there is another kind of item. */
export function tableOf({ EntityPartition: partition, EntitySort: sort }: Key): keyof Tables | undefined {
  const scope = partition.slice(partition.indexOf('_') + 1)
  const id = sort.slice(sort.lastIndexOf('_') + 1)
  return tableNames.find(table => sort === PREFIX[table] + id && partition === partitionOf(table, scope))
}

export const personPartition = (id: string) => `USER_${id}`
export const workspacePartition = (scope: string) => `WORKSPACE_${scope}`

/** The head of a scope's log: its seq. */
export const headKey = (scope: string): Key => key(`LOG_${scope}`, 'HEAD')

export const logPartition = (scope: string, seq: number) => `LOG_${scope}_${Math.floor(seq / LOG_PARTITION)}`
export const logKey = (scope: string, seq: number): Key => key(logPartition(scope, seq), padded(seq))

/** The first seq of the partition behind the one of this seq. */
export const nextLogPartition = (seq: number) => (Math.floor(seq / LOG_PARTITION) + 1) * LOG_PARTITION

/** The last seq of the partition before the one of this seq. */
export const previousLogPartition = (seq: number) => Math.floor(seq / LOG_PARTITION) * LOG_PARTITION - 1

/** One a commit and row that it speaks of. */
export const historyPartition = (scope: string, subjectId: string) => `HISTORY_${scope}_${subjectId}`
export const historyKey = (scope: string, subjectId: string, seq: number): Key =>
  key(historyPartition(scope, subjectId), padded(seq))

/** One a commit and scope. */
export const batchPartition = (scope: string, batch: string) => `BATCH_${scope}_${batch}`
export const batchKey = (scope: string, batch: string, seq: number): Key =>
  key(batchPartition(scope, batch), padded(seq))

/** What a `once` id begins with, up to its first colon, is the actor: theirs stand together. */
export const oncePartition = (actorId: string) => `ONCE_${actorId}`
export function onceKey(id: string): Key {
  const [actorId = '', ...rest] = id.split(':')
  return key(oncePartition(actorId), `ONCE_${rest.join(':')}`)
}

/** A partition's key has at most 2048 bytes. Every name that somebody can have is shorter; what is asked for may be anything. */
const LONGEST_NAME = 1024

/** Holds a unique name for its owner. */
export const nameKey = (name: string): Key =>
  key(`NAME_${Buffer.byteLength(name) > LONGEST_NAME ? hash('sha256', name) : name}`, 'NAME')

/** Which schema the table has. */
export const schemaKey: Key = key('SCHEMA', 'SCHEMA')

/** From a person to a workspace they are a member of; the role is on the member's row. */
export const pointerKey = (personId: string, scope: string): Key =>
  key(personPartition(personId), `${FIRST_OF_REACH}${scope}`)

export const recordKey = (kind: string, id: string): Key => key(`RECORD_${kind}_${id}`, 'RECORD')

/** Sorts as text in the order of numbers. */
export const padded = (seq: number) => String(seq).padStart(15, '0')
/** No seq comes behind this one. */
export const LAST = 999_999_999_999_999
