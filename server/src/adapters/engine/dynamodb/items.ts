import { subjectsOf } from '@cairn/contract/entries'
import type { LogLine, RecordLine } from '../../../ports/archive.ts'
import type { MemberRow, Tables, TaskRow } from '../../../ports/rows.ts'
import type { Item } from './database.ts'
import { attributeOf, EARLIER, FIELDS } from './fields.ts'
import { batchKey, headKey, historyKey, logKey, nameKey, onceKey, pointerKey, recordKey, rowKey } from './keys.ts'

/**
 * Rows as items. Attributes are named as in the row, first letter large, but for the names that the table's design gives
 * (`TaskUpdatedAt`, `DueDate`); index attributes are derived, and go when their condition does.
 */
export function itemOf<T extends keyof Tables>(table: T, row: Tables[T], seq: number): Item {
  const attributes = Object.entries(row).filter(
    ([field, value]) => field !== 'scope' && field !== 'id' && value !== null,
  )
  return {
    ...rowKey(table, row.scope, row.id),
    ...Object.fromEntries(attributes.map(([field, value]) => [attributeOf(table, field), value])),
    ...INDEXES[table]?.(row),
    Scope: row.scope,
    Id: row.id,
    Seq: seq,
  }
}

export function rowOf<T extends keyof Tables>(table: T, item: Item): Tables[T] {
  const earlier: Record<string, unknown> = EARLIER[table] ?? {}
  const fields = Object.keys(FIELDS[table]).map(field => [
    field,
    item[attributeOf(table, field)] ?? earlier[field] ?? null,
  ])
  return Object.fromEntries(fields) as Tables[T]
}

/** What lists filter by must be in the index; the rest of a row is fetched behind it. */
export const FILTERED = ['Status', 'DeletedAt']

/** What an item has beside its row, to be found by in the indexes of migrate.ts. */
const INDEXES: { [T in keyof Tables]?: (row: Tables[T]) => Record<string, string> } = { tasks: placesOf }

/** `#` stands before every character of an id or a position, so a shorter key comes before the longer ones it begins. */
function placesOf({ id, projectId, parentId, position, dueOn, dueAt }: TaskRow) {
  const due = dueOn ? `ON#${dueOn}#${id}` : dueAt ? `AT#${dueAt}#${id}` : undefined
  return {
    ProjectPosition: `${projectId}#${position}#${id}`,
    ...(parentId && { ParentPosition: `${parentId}#${position}#${id}` }),
    ...(due && { Due: due }),
  }
}

/** A log item with the places in histories and in its batch by which it is found. */
export function logItems({ of: _of, entries, values, ...line }: LogLine): Item[] {
  const { scope, seq, batch } = line
  return [
    {
      ...logKey(scope, seq),
      Scope: scope,
      Seq: seq,
      At: line.at,
      ActorId: line.actorId,
      Via: line.via,
      Batch: batch,
      Entries: entries,
      Values: JSON.stringify(values),
    },
    { ...batchKey(scope, batch, seq), Seq: seq },
    ...subjectsOf(entries).map(subjectId => ({ ...historyKey(scope, subjectId, seq), Seq: seq })),
  ]
}

export function logOf(item: Item): LogLine {
  const text = (name: string) => String(item[name])
  return {
    of: 'log',
    scope: text('Scope'),
    seq: Number(item['Seq']),
    at: text('At'),
    actorId: text('ActorId'),
    via: text('Via'),
    batch: text('Batch'),
    entries: item['Entries'] as LogLine['entries'],
    values: JSON.parse(text('Values')) as LogLine['values'],
  }
}

export const headItem = (scope: string, seq: number): Item => ({ ...headKey(scope), Scope: scope, Seq: seq })

export const nameItem = (name: string, OwnerId: string): Item => ({ ...nameKey(name), OwnerId })

export const pointerItem = ({ id, scope }: Pick<MemberRow, 'id' | 'scope'>): Item => ({
  ...pointerKey(id, scope),
  Scope: scope,
})

interface Answer {
  id: string
  fingerprint: string
  answer: unknown
  expiresAt: string
}

export function onceItem({ id, fingerprint, answer, expiresAt }: Answer): Item {
  return {
    ...onceKey(id),
    Id: id,
    Fingerprint: fingerprint,
    Answer: JSON.stringify(answer ?? null),
    ...expiry(expiresAt),
  }
}

export function answerOf(item: Item): Answer {
  const text = (name: string) => String(item[name])
  return {
    id: text('Id'),
    fingerprint: text('Fingerprint'),
    answer: JSON.parse(text('Answer')) as unknown,
    expiresAt: text('ExpiresAt'),
  }
}

export function recordItem({ kind, id, owner, value, version, dueAt, expiresAt }: Omit<RecordLine, 'of'>): Item {
  return {
    ...recordKey(kind, id),
    Kind: kind,
    Id: id,
    // A number is a counter, which is added to where it lies.
    ...(typeof value === 'number' ? { Count: value } : { Value: JSON.stringify(value) }),
    Version: version,
    ...(owner !== null && { Owner: owner, RecordOwner: `${kind}#${owner}` }),
    ...(dueAt !== null && { RecordQueue: kind, RecordDueAt: dueAt }),
    ...expiry(expiresAt),
  }
}

export function recordOf(item: Item): RecordLine {
  const text = (name: string) => (item[name] as string | undefined) ?? null
  return {
    of: 'record',
    kind: String(item['Kind']),
    id: String(item['Id']),
    owner: text('Owner'),
    value: item['Count'] ?? (JSON.parse(String(item['Value'])) as unknown),
    version: Number(item['Version']),
    dueAt: text('RecordDueAt'),
    expiresAt: text('ExpiresAt'),
  }
}

/** Our own instant decides; DynamoDB's, in seconds, only removes what has expired some time later. */
const expiry = (expiresAt: string | null) =>
  expiresAt === null ? {} : { ExpiresAt: expiresAt, NotificationTTL: Math.floor(Date.parse(expiresAt) / 1000) }
