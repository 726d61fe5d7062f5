import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { byCodePoint } from '@cairn/contract/code-points'
import type { Log, PageAfter } from '../../../ports/store.ts'
import { all, first, type Item, type Table } from '../../engine/dynamodb/database.ts'
import { logOf } from '../../engine/dynamodb/items.ts'
import {
  batchPartition,
  headKey,
  historyPartition,
  LAST,
  logKey,
  logPartition,
  nextLogPartition,
  padded,
} from '../../engine/dynamodb/keys.ts'
import { entriesOf } from '../entries.ts'
import { newest } from '../newest.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { countKinds, itemsBack } from './log-back.ts'

export function log(table: Table): Log {
  const read = async (scope: string, seqs: number[]) => {
    const items = await table.get(seqs.map(seq => logKey(scope, seq)))
    return items.filter(item => item !== undefined).map(logOf)
  }
  const inPartition = (partition: string) => ({
    KeyConditionExpression: 'EntityPartition = :p',
    ExpressionAttributeValues: { ':p': partition },
  })
  const seqOf = (item: Item) => Number(item['Seq'])
  const ofBatch = async (scope: string, batch: string) => {
    const seqs = (await all(table, inPartition(batchPartition(scope, batch)))).map(seqOf)
    return (await read(scope, seqs)).flatMap(line => entriesOf(line))
  }
  return {
    newest: (scopes, filter, page) =>
      newest(
        async (scope, upTo, count, of) => {
          if (of === undefined) return (await itemsBack(table, scope, upTo, count)).map(logOf)
          return read(scope, await seqsBack(table, historyPartition(scope, of), upTo, count))
        },
        scopes,
        filter,
        page,
      ),
    counts: (scopes, kinds, days) => countKinds(table, scopes, kinds, days),
    ofBatch,
    async batchBack(scope, batch, upTo, count) {
      const seqs = await seqsBack(table, batchPartition(scope, batch), upTo, count)
      return (await read(scope, seqs)).flatMap(line => entriesOf(line).toReversed())
    },
    async countsOfBatch(scopes, batch, actorId) {
      const entries = (await Promise.all(scopes.map(scope => ofBatch(scope, batch)))).flat()
      const kinds = Map.groupBy(
        entries.filter(entry => entry.actorId === actorId),
        ({ kind }) => kind,
      )
      return [...kinds]
        .map(([kind, some]) => ({
          kind,
          entries: some.length,
          things: new Set(some.map(({ subjectId }) => subjectId)).size,
        }))
        .toSorted((a, b) => byCodePoint(a.kind, b.kind))
    },
    async at(scope, ...seqs) {
      return (await read(scope, seqs)).flatMap(line => entriesOf(line))
    },
    async ofScope(scope, page) {
      const items = await itemsIn(table, scope, page, oneMore(page))
      const { rows: shown, next } = pageOf(items, page, item => [String(item['Seq'])])
      return { rows: shown.flatMap(item => entriesOf(logOf(item))), next }
    },
    async eraseValues(scope, page) {
      const items = await itemsIn(table, scope, page, page.limit)
      await Promise.all(items.map(item => eraseValues(table, item)))
      return items.length < page.limit ? null : JSON.stringify([String(items.at(-1)?.['Seq'])])
    },
  }
}

/** The first `count` items of a scope behind `after`, from one partition of its log to the next. */
async function itemsIn(table: Table, scope: string, page: PageAfter, count: number): Promise<Item[]> {
  const [after = '0'] = keyAfter(page) ?? []
  const [head] = await table.get([headKey(scope)])
  const items: Item[] = []
  for (let seq = Number(after) + 1; seq <= Number(head?.['Seq'] ?? 0); seq = nextLogPartition(seq)) {
    const behind = await first(table, count - items.length, {
      KeyConditionExpression: 'EntityPartition = :p and EntitySort >= :s',
      ExpressionAttributeValues: { ':p': logPartition(scope, seq), ':s': padded(seq) },
    })
    items.push(...behind)
    if (items.length >= count) break
  }
  return items
}

/** The commits that a history or a batch names, from its end. */
async function seqsBack(table: Table, partition: string, upTo: number, count: number): Promise<number[]> {
  const items = await first(table, count, {
    KeyConditionExpression: 'EntityPartition = :p and EntitySort <= :s',
    ExpressionAttributeValues: { ':p': partition, ':s': padded(Math.min(upTo, LAST)) },
    ScanIndexForward: false,
  })
  return items.map(item => Number(item['Seq']))
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
