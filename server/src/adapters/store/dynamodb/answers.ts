import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { nowOf, type Clock } from '../../../ports/clock.ts'
import type { StoredAnswer } from '../../../ports/commit.ts'
import { first, type Table } from '../../engine/dynamodb/database.ts'
import { answerOf } from '../../engine/dynamodb/items.ts'
import { oncePartition, onceKey } from '../../engine/dynamodb/keys.ts'

/** How many are forgotten at the same time. */
const STEP = 25

export async function answer(table: Table, clock: Clock, onceId: string): Promise<StoredAnswer | undefined> {
  const [item] = await table.get([onceKey(onceId)])
  if (!item || String(item['ExpiresAt']) <= nowOf(clock)) return undefined
  const { fingerprint, answer } = answerOf(item)
  return { fingerprint, answer }
}

/** The answers of an actor have a partition of their own. */
export async function forgetAnswers(table: Table, actorId: string): Promise<void> {
  const next = () =>
    first(table, STEP, {
      KeyConditionExpression: 'EntityPartition = :p',
      ExpressionAttributeValues: { ':p': oncePartition(actorId) },
    })
  for (let items = await next(); items.length > 0; items = await next()) {
    const keys = items.map(({ EntityPartition, EntitySort }) => ({ EntityPartition, EntitySort }))
    await Promise.all(keys.map(Key => table.run(c => c.send(new DeleteCommand({ TableName: table.name, Key })))))
  }
}
