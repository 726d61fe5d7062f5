import { BatchWriteCommand, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import { headsRaised, type Archive, type Line } from '../../../ports/archive.ts'
import type { MemberRow, PersonRow, Tables } from '../../../ports/rows.ts'
import type { Item, Table } from '../../engine/dynamodb/database.ts'
import {
  answerOf,
  headItem,
  itemOf,
  logItems,
  logOf,
  nameItem,
  onceItem,
  pointerItem,
  recordItem,
  recordOf,
  rowOf,
} from '../../engine/dynamodb/items.ts'
import { tableOf } from '../../engine/dynamodb/keys.ts'
import { inSteps } from '../steps.ts'

/** What one batch may write. */
const STEP = 25

/** Reads the table whole; what is derived (names, pointers, histories, batches) is made again on the way back. */
export function dynamodbArchive(table: Table): Archive {
  return {
    async *dump() {
      for await (const item of scan(table)) {
        const line = lineOf(item)
        if (line) yield line
      }
    },
    async load(lines) {
      for await (const step of inSteps(itemsOf(headsRaised(lines)), STEP)) await write(table, step)
    },
    async isEmpty() {
      for await (const item of scan(table, STEP)) if (lineOf(item)) return false
      return true
    },
  }
}

async function* scan(table: Table, Limit?: number): AsyncGenerator<Item> {
  let ExclusiveStartKey: ScanCommandInput['ExclusiveStartKey']
  do {
    const page = new ScanCommand({ TableName: table.name, ConsistentRead: true, ExclusiveStartKey, Limit })
    const answer = await table.run(c => c.send(page), { reads: true })
    yield* (answer.Items ?? []) as Item[]
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey)
}

function lineOf(item: Item): Line | undefined {
  const { EntityPartition: partition, EntitySort: sort } = item
  if (sort === 'HEAD') return { of: 'scope', id: String(item['Scope']), seq: Number(item['Seq']) }
  if (partition.startsWith('ONCE_')) return { of: 'answer', ...answerOf(item) }
  if (sort === 'RECORD') return recordOf(item)
  if (partition.startsWith('LOG_')) return logOf(item)
  const table = tableOf(item)
  return table && { of: 'row', table, row: { ...rowOf(table, item), seq: Number(item['Seq']) } }
}

async function* itemsOf(lines: AsyncIterable<Line>): AsyncGenerator<Item> {
  for await (const line of lines) yield* made(line)
}

function made(line: Line): Item[] {
  switch (line.of) {
    case 'scope':
      return [headItem(line.id, line.seq)]
    case 'log':
      return logItems(line)
    case 'answer':
      return [onceItem(line)]
    case 'record':
      return [recordItem(line)]
    case 'row': {
      const { seq, ...row } = line.row
      const item = itemOf(line.table, row as Tables[typeof line.table], seq)
      return [item, ...beside(line.table, row as PersonRow & MemberRow)]
    }
  }
}

function beside(table: keyof Tables, row: PersonRow & MemberRow): Item[] {
  if (table === 'persons') return [nameItem(row.usernameKey, row.id), nameItem(row.emailKey, row.id)]
  return table === 'members' ? [pointerItem(row)] : []
}

async function write(table: Table, items: Item[]) {
  let waiting = items.map(Item => ({ PutRequest: { Item } }))
  while (waiting.length > 0) {
    const answer = await table.run(c => c.send(new BatchWriteCommand({ RequestItems: { [table.name]: waiting } })))
    // What did not fit is asked for again.
    waiting = (answer.UnprocessedItems?.[table.name] ?? []) as typeof waiting
  }
}
