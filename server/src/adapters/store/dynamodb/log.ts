import type { Entry } from '@cairn/contract/entries'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Log, PageAfter } from '../../../ports/store.ts'
import { take, type Item, type Table } from '../../engine/dynamodb/database.ts'
import { logOf } from '../../engine/dynamodb/items.ts'
import {
  batchPartition,
  headKey,
  historyKey,
  historyPartition,
  logKey,
  logPartition,
  nextLogPartition,
  padded,
} from '../../engine/dynamodb/keys.ts'
import { keyAfter, oneMore, pageOf } from './pages.ts'

export function log(table: Table): Log {
  const read = async (scope: string, seqs: number[]) => {
    const items = await table.get(seqs.map(seq => logKey(scope, seq)))
    return items.filter(item => item !== undefined)
  }
  const seqsIn = async (partition: string, options: object, count: number) => {
    const query = {
      KeyConditionExpression: 'EntityPartition = :p',
      ExpressionAttributeValues: { ':p': partition },
      ...options,
    }
    return (await take(table.query(query), count)).map(item => Number(item['Seq']))
  }
  return {
    async ofSubject(scope, subjectId, page) {
      const [after] = keyAfter(page) ?? []
      const from = after === undefined ? {} : { ExclusiveStartKey: historyKey(scope, subjectId, Number(after)) }
      const seqs = await seqsIn(historyPartition(scope, subjectId), { ScanIndexForward: false, ...from }, oneMore(page))
      const { rows: shown, next } = pageOf(seqs, page, seq => [String(seq)])
      const items = await read(scope, shown)
      return {
        rows: items.flatMap(item => entriesOf(item, subjectId).toReversed()),
        next,
      }
    },
    async ofBatch(scope, batch) {
      return (await read(scope, await seqsIn(batchPartition(scope, batch), {}, Infinity))).flatMap(item =>
        entriesOf(item),
      )
    },
    async at(scope, seq) {
      return (await read(scope, [seq])).flatMap(item => entriesOf(item))
    },
    async ofScope(scope, page) {
      const items = await take(itemsIn(table, scope, page), oneMore(page))
      const { rows: shown, next } = pageOf(items, page, item => [String(item['Seq'])])
      return { rows: shown.flatMap(item => entriesOf(item)), next }
    },
    async eraseValues(scope, page) {
      const items = await take(itemsIn(table, scope, page), page.limit)
      await Promise.all(items.map(item => eraseValues(table, item)))
      return items.length < page.limit ? null : JSON.stringify([String(items.at(-1)?.['Seq'])])
    },
  }
}

/** The items of a scope behind `after`, from one partition of its log to the next. */
async function* itemsIn(table: Table, scope: string, page: PageAfter): AsyncGenerator<Item> {
  const [after = '0'] = keyAfter(page) ?? []
  const [head] = await table.get([headKey(scope)])
  for (let seq = Number(after) + 1; seq <= Number(head?.['Seq'] ?? 0); seq = nextLogPartition(seq))
    yield* table.query({
      KeyConditionExpression: 'EntityPartition = :p and EntitySort >= :s',
      ExpressionAttributeValues: { ':p': logPartition(scope, seq), ':s': padded(seq) },
    })
}

async function eraseValues(table: Table, { EntityPartition, EntitySort }: Item): Promise<void> {
  const command = new UpdateCommand({
    TableName: table.name,
    Key: { EntityPartition, EntitySort },
    UpdateExpression: 'set #values = :none',
    ExpressionAttributeNames: { '#values': 'Values' },
    ExpressionAttributeValues: { ':none': 'null' },
  })
  await table.run(c => c.send(command))
}

/** The entries of an item, or those of them that the history of one row shows. */
function entriesOf(item: Item, subjectId?: string): Entry[] {
  const { of: _of, entries, values, ...line } = logOf(item)
  return entries.flatMap(({ about, ...envelope }, n) => {
    if (subjectId && envelope.subjectId !== subjectId && !about?.includes(subjectId)) return []
    const { old, new: now } = values?.[n] ?? { old: null, new: null }
    return [{ id: `${line.scope}:${line.seq}:${n}`, ...line, ...envelope, old, new: now }]
  })
}
