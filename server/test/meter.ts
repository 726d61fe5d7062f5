import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { unitsOf } from './meter/charges.ts'
import { sender } from './meter/send.ts'
import { imagesOf, unitsOfTransaction, type Transaction } from './meter/transaction.ts'

/** What was asked of DynamoDB, and what that costs in capacity units, those of the indexes included. */
export interface Consumed {
  requests: number
  read: number
  write: number
}

export interface Meter {
  /** Where a server reaches DynamoDB, by way of us. */
  endpoint: string
  /** What was consumed since it was last taken. */
  take(): Consumed
  close(): Promise<void>
}

/** Stands between a server and DynamoDB Local and asks with every command what it consumes, so that the server need not. */
export async function startMeter(target: string): Promise<Meter> {
  let consumed = nothing()
  const server = createServer(async (request, response) => {
    try {
      const { kind, units, answer } = await pass(target, request)
      consumed.requests += 1
      if (kind) consumed[kind] += units
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer.text)
    } catch {
      // DynamoDB Local is gone: to the server it looks just like that.
      response.destroy()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const since = consumed
      consumed = nothing()
      return since
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const nothing = (): Consumed => ({ requests: 0, read: 0, write: 0 })

/** Every command of DynamoDB that touches items, but for those that nobody here sends. */
const KIND: Record<string, 'read' | 'write'> = {
  GetItem: 'read',
  BatchGetItem: 'read',
  Query: 'read',
  Scan: 'read',
  PutItem: 'write',
  UpdateItem: 'write',
  DeleteItem: 'write',
  BatchWriteItem: 'write',
  TransactWriteItems: 'write',
}

async function pass(target: string, request: IncomingMessage) {
  const command = String(request.headers['x-amz-target']).split('.')[1] ?? ''
  const send = sender(target, request.headers)
  const kind = KIND[command]
  const input = await inputOf(request)
  if (command === 'TransactWriteItems') {
    const before = await imagesOf(send, input as Transaction)
    const answer = await send(command, input)
    return { kind, answer, units: answer.ok ? await unitsOfTransaction(send, input as Transaction, before) : 0 }
  }
  const answer = await send(command, kind ? { ...input, ReturnConsumedCapacity: 'INDEXES' } : input)
  return { kind, answer, units: kind && answer.ok ? unitsOf(command, input, answer.text) : 0 }
}

async function inputOf(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString()) as object
}
