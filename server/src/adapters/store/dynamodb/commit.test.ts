import { randomUUID } from 'node:crypto'
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { testClock } from '../../../../test/clock.ts'
import { aCommit } from '../../../../test/factories.ts'
import { openTable, type Table } from '../../engine/dynamodb/database.ts'
import { headKey } from '../../engine/dynamodb/keys.ts'
import { ensureTable } from '../../engine/dynamodb/migrate.ts'
import { dynamodbStore } from './store.ts'

const options = { name: `test-${randomUUID()}`, region: 'local', endpoint: inject('dynamodb').endpoint }
let table: Table
/** Of another process. */
let busy: Table

beforeAll(async () => {
  await ensureTable(options)
  table = openTable(options)
  busy = openTable(options)
})
afterAll(async () => {
  await table.close()
  await busy.close()
})

const work = (scope: string) =>
  aCommit({ scope, changes: [], entries: [{ kind: 'task.updated', subjectId: newId(), new: { title: 'Pay rent' } }] })

test('a commit that is refused half by a conflict and half by an old guess gets through', async () => {
  const scope = newId()
  const [here, there] = [dynamodbStore(busy, testClock()), dynamodbStore(table, testClock())]
  await here.commit(work(scope))
  await there.commit(work(scope))
  await refuseOnce(['TransactionConflict', 'ConditionalCheckFailed'])
  expect(await here.commit(work(scope))).toEqual({ seqs: [3] })
})

test('a log that goes on behind its head is told, not tried again', async () => {
  const scope = newId()
  const store = dynamodbStore(table, testClock())
  await store.commit(work(scope))
  await store.commit(work(scope))
  const back = { UpdateExpression: 'set Seq = :one', ExpressionAttributeValues: { ':one': 1 } }
  await table.run(c => c.send(new UpdateCommand({ TableName: table.name, Key: headKey(scope), ...back })))
  await expect(store.commit(work(scope))).rejects.toThrow('behind its head')
})

/** The next transaction is not sent: the service answers with these codes for its first items, a head and its log item. */
async function refuseOnce(codes: string[]) {
  const CancellationReasons = codes.map(Code => ({ Code }))
  await busy.run(async ({ middlewareStack }) =>
    middlewareStack.add(
      (next, { commandName }) =>
        input => {
          if (commandName !== 'TransactWriteItemsCommand') return next(input)
          middlewareStack.remove('refusal')
          throw new TransactionCanceledException({
            $metadata: {},
            message: 'Transaction cancelled',
            CancellationReasons,
          })
        },
      { name: 'refusal' },
    ),
  )
}
