import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Change, Commit, Once, Part } from '../../../../ports/commit.ts'
import type { MemberRow, PersonRow } from '../../../../ports/rows.ts'
import { nameKey, pointerKey, rowKey } from '../../../engine/dynamodb/keys.ts'
import { headItem, itemOf, logItems, nameItem, onceItem, pointerItem } from '../../../engine/dynamodb/items.ts'
import { loggedOf } from '../../entries.ts'

type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>[number]
type Nameless<A> = A extends object ? Omit<A, 'TableName'> : never

/** One write of a transaction, and what its refusal means. */
export interface Write {
  action: { [K in keyof Actions]?: Nameless<Actions[K]> }
  role: 'head' | 'log' | 'once' | 'name' | 'absent' | 'version' | 'plain'
  /** Of a head and of a log. */
  scope?: string
  /** With `name`: the reason that people's programs read. */
  reason?: string
}

/** Persons that the commit changes, as they are now: their old names must be given up. */
export type Persons = Map<string, PersonRow>

const ABSENT = { ConditionExpression: 'attribute_not_exists(EntityPartition)' }
const PRESENT = { ConditionExpression: 'attribute_exists(EntityPartition)' }
const VERSION = (version: number) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'Version' },
  ExpressionAttributeValues: { ':version': version },
})

/** Takes `seq`, if it is the next one. */
export function headWrite({ scope }: Part, seq: number): Write {
  const condition =
    seq === 1 ? ABSENT : { ConditionExpression: 'Seq = :known', ExpressionAttributeValues: { ':known': seq - 1 } }
  return { role: 'head', scope, action: { Put: { Item: headItem(scope, seq), ...condition } } }
}

/** Remembers the answer; an expired one counts as absent, for nothing removes it in time. */
export function onceWrite(once: Once, at: string): Write {
  return {
    role: 'once',
    action: {
      Put: {
        Item: onceItem(once),
        ConditionExpression: 'attribute_not_exists(EntityPartition) or ExpiresAt <= :at',
        ExpressionAttributeValues: { ':at': at },
      },
    },
  }
}

/** The row, and what hangs on it: a person's names, a member's pointer. */
export function changeWrites(scope: string, change: Change, seq: number, persons: Persons): Write[] {
  if (change.do === 'put') {
    const role = change.expect === 'absent' ? 'absent' : 'version'
    const condition = change.expect === 'absent' ? ABSENT : change.expect === 'any' ? {} : VERSION(change.expect)
    return [
      { role, action: { Put: { Item: itemOf(change.table, change.row, seq), ...condition } } },
      ...beside(change, persons),
    ]
  }
  const Key = rowKey(change.table, scope, change.id)
  if (change.do === 'remove') {
    const pointer = change.table === 'members' ? [plain({ Delete: { Key: pointerKey(change.id, scope) } })] : []
    const { usernameKey, emailKey } = persons.get(change.id) ?? {}
    return [
      { role: 'version', action: { Delete: { Key, ...(change.expect !== 'any' && VERSION(change.expect)) } } },
      ...pointer,
      ...freed([usernameKey, emailKey]),
    ]
  }
  const condition = change.expect === 'absent' ? ABSENT : change.expect === 'any' ? PRESENT : VERSION(change.expect)
  return [{ role: 'version', action: { ConditionCheck: { Key, ...condition } } }]
}

/** The log item, which never takes the place of another, and the index behind histories and batches. */
export function logWrites({ at, actorId, via, batch }: Commit, { scope, entries }: Part, seq: number): Write[] {
  const line = { of: 'log' as const, scope, seq, at, actorId, via, batch, ...loggedOf(entries) }
  const [item, ...places] = logItems(line)
  return [
    { role: 'log', scope, action: { Put: { Item: item, ...ABSENT } } },
    ...places.map(Item => plain({ Put: { Item } })),
  ]
}

function beside(change: Extract<Change, { do: 'put' }>, persons: Persons): Write[] {
  if (change.table === 'persons') return names(change.row, persons.get(change.row.id))
  if (change.table === 'members' && change.expect === 'absent') return [pointer(change.row)]
  return []
}

/** Each name is an item of its own that only its owner may write again; one that is given up is free for others. */
function names({ id, usernameKey, emailKey }: PersonRow, before: PersonRow | undefined): Write[] {
  const held = (name: string, reason: string): Write => ({
    role: 'name',
    reason,
    action: {
      Put: {
        Item: nameItem(name, id),
        ConditionExpression: 'attribute_not_exists(EntityPartition) or OwnerId = :id',
        ExpressionAttributeValues: { ':id': id },
      },
    },
  })
  return [
    held(usernameKey, 'username-taken'),
    held(emailKey, 'email-taken'),
    ...freed([before?.usernameKey, before?.emailKey].filter(name => name !== usernameKey && name !== emailKey)),
  ]
}

const freed = (names: (string | undefined)[]): Write[] =>
  names.flatMap(name => (name === undefined ? [] : [plain({ Delete: { Key: nameKey(name) } })]))

const pointer = (row: MemberRow): Write => plain({ Put: { Item: pointerItem(row) } })

const plain = (action: Write['action']): Write => ({ role: 'plain', action })
