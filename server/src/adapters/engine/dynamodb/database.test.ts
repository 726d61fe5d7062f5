import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { openTable } from './database.ts'

/** A service that is too busy for the first `times` batches; how often it was asked. */
async function aBusyTable(times: number) {
  const asked = { count: 0 }
  const service = createServer(async (request, response) => {
    const { RequestItems } = JSON.parse(await text(request)) as { RequestItems: { cairn: { Keys: object[] } } }
    const answer =
      ++asked.count > times
        ? { Responses: { cairn: RequestItems.cairn.Keys }, UnprocessedKeys: {} }
        : { Responses: {}, UnprocessedKeys: RequestItems }
    response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify(answer))
  })
  await new Promise<void>(listening => service.listen(0, '127.0.0.1', listening))
  const { port } = service.address() as AddressInfo
  const table = openTable({ name: 'cairn', region: 'local', endpoint: `http://127.0.0.1:${port}` })
  onTestFinished(async () => {
    await table.close()
    service.close()
  })
  return { table, asked }
}

const KEY = { EntityPartition: 'a', EntitySort: 'b' }

test('keys that the service had no time for are asked for again', async () => {
  const { table, asked } = await aBusyTable(2)
  expect(await table.get([KEY])).toEqual([KEY])
  expect(asked.count).toBe(3)
})

test('a service that never has time for them is not asked for ever, nor without a pause', async () => {
  const { table, asked } = await aBusyTable(Infinity)
  await expect(table.get([KEY])).rejects.toMatchObject({ code: 'unavailable' })
  expect(asked.count).toBeLessThan(200)
})
