import type { Entry } from '@cairn/contract/entries'
import type { LogReads } from '../../../ports/store.ts'
import { take, type Item, type Table } from '../../engine/dynamodb/database.ts'
import { logOf } from '../../engine/dynamodb/items.ts'
import { batchPartition, historyKey, historyPartition, logKey } from '../../engine/dynamodb/keys.ts'
import { keyAfter, oneMore, pageOf } from './pages.ts'

export function log(table: Table): LogReads {
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
  }
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
