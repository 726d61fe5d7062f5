import { problem } from '@cairn/contract/problems'
import type { Day, KindCount } from '../../../ports/store.ts'
import { first, type Item, type Table } from '../../engine/dynamodb/database.ts'
import { logOf } from '../../engine/dynamodb/items.ts'
import { headKey, previousLogPartition, logPartition, padded } from '../../engine/dynamodb/keys.ts'
import { longBefore } from '../newest.ts'

/** Beyond this a count would cost more than people wait and owners pay: 20,000 commits are about 20 MB. */
const MOST = 20_000
/** How many are read at a time, on the way to that. */
const STEP = 1000

/** The last items of a scope's log up to a seq, from one partition of it to the one before. */
export async function itemsBack(table: Table, scope: string, upTo: number, count: number): Promise<Item[]> {
  const [head] = await table.get([headKey(scope)])
  const items: Item[] = []
  for (let seq = Math.min(upTo, Number(head?.['Seq'] ?? 0)); seq > 0; seq = previousLogPartition(seq)) {
    const before = await first(table, count - items.length, {
      KeyConditionExpression: 'EntityPartition = :p and EntitySort <= :s',
      ExpressionAttributeValues: { ':p': logPartition(scope, seq), ':s': padded(seq) },
      ScanIndexForward: false,
    })
    items.push(...before)
    if (items.length >= count) break
  }
  return items
}

/** Nothing counts by day here, so it reads the log from its end back to the first of the days, and looks. */
export async function countKinds(
  table: Table,
  scopes: string[],
  kinds: readonly string[],
  days: Day[],
): Promise<KindCount[]> {
  const counts = new Map<string, KindCount>()
  await Promise.all(
    scopes.map(async scope => {
      for await (const { at, entries } of linesSince(table, scope, days[0]?.from ?? '')) {
        const day = days.findIndex(({ from, to }) => at >= from && at < to)
        for (const { kind } of day < 0 ? [] : entries.filter(entry => kinds.includes(entry.kind))) {
          const known = counts.get(`${kind} ${day}`) ?? { kind, day, count: 0 }
          counts.set(`${kind} ${day}`, { ...known, count: known.count + 1 })
        }
      }
    }),
  )
  return [...counts.values()]
}

async function* linesSince(table: Table, scope: string, from: string) {
  let read = 0
  for (let upTo = Infinity; upTo > 0;) {
    const lines = (await itemsBack(table, scope, upTo, STEP)).map(logOf)
    yield* lines
    const last = lines.at(-1)
    if (lines.length < STEP || !last || last.at < longBefore(from)) return
    read += lines.length
    upTo = last.seq - 1
    if (read >= MOST)
      throw problem('too-large', {
        reason: 'too-much-activity',
        detail: `More than ${MOST.toLocaleString('en')} changes of a workspace fall into these days.`,
      })
  }
}
