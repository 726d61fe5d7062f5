import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { nowOf, type Clock } from '../../../ports/clock.ts'
import type { PutOptions, Records, Stored } from '../../../ports/records.ts'
import { all, first, type Item, type Table } from '../../engine/dynamodb/database.ts'
import { recordItem, recordOf } from '../../engine/dynamodb/items.ts'
import { recordKey } from '../../engine/dynamodb/keys.ts'

/** Records in DynamoDB: conditional writes of one item. What has expired counts as absent, though nothing has removed it yet. */
export function dynamodbRecords(table: Table, clock: Clock): Records {
  const TableName = table.name
  const isAlive = (item: Item | undefined): item is Item =>
    item !== undefined && !(String(item['ExpiresAt'] ?? NEVER) <= nowOf(clock))

  const read = async (kind: string, id: string) => {
    const [item] = await table.get([recordKey(kind, id)])
    return isAlive(item) ? item : undefined
  }

  /** False: the condition did not hold. */
  const write = (command: PutCommand | UpdateCommand | DeleteCommand) =>
    table
      .run(c => c.send(command as PutCommand))
      .then(
        () => true,
        (error: Error) => {
          if (error.name === 'ConditionalCheckFailedException') return false
          throw error
        },
      )

  const conditionOf = (expect: PutOptions['expect']) => {
    if (expect === 'any') return {}
    if (expect === 'absent') {
      return {
        ConditionExpression: 'attribute_not_exists(EntityPartition) or ExpiresAt <= :now',
        ExpressionAttributeValues: { ':now': nowOf(clock) },
      }
    }
    return {
      ConditionExpression: `#v = :v and ${ALIVE}`,
      ExpressionAttributeNames: { '#v': 'Version' },
      ExpressionAttributeValues: { ':v': expect, ':now': nowOf(clock) },
    }
  }

  const records: Records = {
    async get<T>(kind: string, id: string) {
      const item = await read(kind, id)
      return item && storedOf<T>(item)
    },

    async put(kind, id, value, options) {
      const { expect, expiresAt } = options
      const before = expect === 'absent' ? undefined : await read(kind, id)
      const kept = typeof expect === 'number' ? before?.['Owner'] : undefined
      const Item = recordItem({
        kind,
        id,
        owner: options.owner ?? (kept as string | undefined) ?? null,
        value,
        // Begins where no earlier record of this id can have come to: whoever still holds an expired one is too late.
        version: Number(before?.['Version'] ?? clock.ms()) + 1,
        dueAt: options.dueAt ?? null,
        expiresAt,
      })
      return write(new PutCommand({ TableName, Item, ...conditionOf(expect) }))
    },

    remove(kind, id, expect) {
      const condition = expect === undefined ? alive(clock) : conditionOf(expect)
      return write(new DeleteCommand({ TableName, Key: recordKey(kind, id), ...condition }))
    },

    async count(kind, id, expiresAt, by = 1) {
      for (;;) {
        const added = await add(table, kind, id, by, nowOf(clock))
        if (added !== undefined) return added
        const Item = recordItem({ kind, id, owner: null, value: by, version: clock.ms(), dueAt: null, expiresAt })
        const begun = await write(new PutCommand({ TableName, Item, ...conditionOf('absent') }))
        if (begun) return by
        // Somebody else began the window at the same moment: add to theirs.
      }
    },

    uncount: async (kind, id) => void (await add(table, kind, id, -1, nowOf(clock))),

    async ofOwner<T>(kind: string, owner: string) {
      const keys = await all(table, {
        IndexName: 'RecordOwnerIndex',
        ConsistentRead: false,
        KeyConditionExpression: 'RecordOwner = :o',
        ExpressionAttributeValues: { ':o': `${kind}#${owner}` },
      })
      const items = (await table.get(keys)).filter(isAlive)
      return items.map(item => storedOf<T>(item)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    },

    async claim<T>(kind: string, limit: number, until: string) {
      const now = nowOf(clock)
      // Twice as many as are wanted: others may be faster with some of them.
      const due = await first(table, limit * 2, {
        IndexName: 'RecordQueueIndex',
        ConsistentRead: false,
        KeyConditionExpression: 'RecordQueue = :q and RecordDueAt <= :now',
        ExpressionAttributeValues: { ':q': kind, ':now': now },
      })
      const claimed: Stored<T>[] = []
      for (const item of (await table.get(due)).filter(isAlive)) {
        if (claimed.length >= limit) break
        const stored = await lease<T>(table, item, now, until)
        if (stored) claimed.push(stored)
      }
      return claimed
    },

    sweep: async () => {},
  }
  return records
}

const ALIVE = 'attribute_exists(EntityPartition) and (attribute_not_exists(ExpiresAt) or ExpiresAt > :now)'
const alive = (clock: Clock) => ({ ConditionExpression: ALIVE, ExpressionAttributeValues: { ':now': nowOf(clock) } })

const NEVER = '9999-12-31T23:59:59.999Z'

const storedOf = <T>(item: Item): Stored<T> => {
  const { id, value, version, expiresAt } = recordOf(item)
  return { id, value: value as T, version, expiresAt }
}

/** The new count, or nothing when there is no window to add to, or nothing to take away. */
async function add(table: Table, kind: string, id: string, by: number, now: string): Promise<number | undefined> {
  const command = new UpdateCommand({
    TableName: table.name,
    Key: recordKey(kind, id),
    UpdateExpression: 'add #count :by, #v :one',
    ConditionExpression: `${ALIVE} and #count >= :least`,
    ExpressionAttributeNames: { '#count': 'Count', '#v': 'Version' },
    ExpressionAttributeValues: { ':by': by, ':least': -by, ':one': 1, ':now': now },
    ReturnValues: 'UPDATED_NEW',
  })
  return unlessRefused(table.run(c => c.send(command)).then(({ Attributes }) => Number(Attributes?.['Count'])))
}

/** Takes one due record, unless another worker was faster. */
async function lease<T>(
  table: Table,
  { EntityPartition, EntitySort }: Item,
  now: string,
  until: string,
): Promise<Stored<T> | undefined> {
  const command = new UpdateCommand({
    TableName: table.name,
    Key: { EntityPartition, EntitySort },
    UpdateExpression: 'set RecordDueAt = :until add #v :one',
    ConditionExpression: 'RecordDueAt <= :now',
    ExpressionAttributeNames: { '#v': 'Version' },
    ExpressionAttributeValues: { ':until': until, ':now': now, ':one': 1 },
    ReturnValues: 'ALL_NEW',
  })
  return unlessRefused(table.run(c => c.send(command)).then(({ Attributes }) => storedOf<T>(Attributes as Item)))
}

async function unlessRefused<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return undefined
    throw error
  }
}
