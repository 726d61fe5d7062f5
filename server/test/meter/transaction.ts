import { tableDefinition } from '../../src/adapters/engine/dynamodb/migrate.ts'
import { capacityIn } from './charges.ts'
import type { Send } from './send.ts'

type Item = Record<string, unknown>

interface Action {
  TableName: string
  Key?: Item
  Item?: Item
}

/** As our adapter sends them. */
export interface Transaction {
  TransactItems: { Put?: Action; Delete?: Action; ConditionCheck?: Action }[]
}

/** What lies under each key of a transaction now. */
export function imagesOf(send: Send, { TransactItems }: Transaction): Promise<(Item | undefined)[]> {
  return Promise.all(
    TransactItems.map(async one => {
      const { TableName = '', Item, Key } = one.Put ?? one.Delete ?? one.ConditionCheck ?? {}
      const { text } = await send('GetItem', { TableName, Key: Key ?? keyOf(Item), ConsistentRead: true })
      return (JSON.parse(text) as { Item?: Item }).Item
    }),
  )
}

/**
 * What Amazon charges for a transaction: each item twice what it costs by itself, whether it is written or only checked, and the entries
 * of indexes once. DynamoDB Local counts items that cost the same as one (awslabs/amazon-dynamodb-local-samples, issue 31). So each
 * write is done again by itself, on a table beside the real one, over what it was done over, and asked what it consumed.
 */
export async function unitsOfTransaction(
  send: Send,
  { TransactItems }: Transaction,
  before: (Item | undefined)[],
): Promise<number> {
  const units = await Promise.all(TransactItems.map((one, i) => unitsOfOne(send, one, before[i])))
  return units.reduce((sum, one) => sum + one, 0)
}

async function unitsOfOne(
  send: Send,
  { Put, Delete, ConditionCheck }: Transaction['TransactItems'][number],
  before: Item | undefined,
): Promise<number> {
  const { TableName = '' } = Put ?? Delete ?? ConditionCheck ?? {}
  const beside = await tableBeside(send, TableName)
  const write = async (command: string, input: object) => {
    const { ok, text } = await send(command, { ...input, TableName: beside, ReturnConsumedCapacity: 'INDEXES' })
    const [capacity] = capacityIn(text)
    if (!ok || !capacity) throw new Error(`${command} was not measured: ${text}`)
    const { CapacityUnits: all, Table: table } = capacity
    return { table: table.CapacityUnits, indexes: all - table.CapacityUnits }
  }
  const was = before && (await write('PutItem', { Item: before }))
  // A check is charged for what it has looked at.
  if (ConditionCheck) return 2 * (was?.table ?? 1)
  const { table, indexes } = Put
    ? await write('PutItem', { Item: Put.Item })
    : await write('DeleteItem', { Key: Delete?.Key })
  return 2 * table + indexes
}

const keyOf = (item: Item | undefined) => ({
  EntityPartition: item?.['EntityPartition'],
  EntitySort: item?.['EntitySort'],
})

const made = new Map<string, Promise<string>>()

/** Defined like the table itself, and made when it is first needed. */
function tableBeside(send: Send, name: string): Promise<string> {
  const known = made.get(name) ?? makeBeside(send, `${name}-beside`)
  made.set(name, known)
  return known
}

async function makeBeside(send: Send, TableName: string): Promise<string> {
  const { ok, text } = await send('CreateTable', { TableName, ...tableDefinition })
  if (!ok) throw new Error(text)
  return TableName
}
