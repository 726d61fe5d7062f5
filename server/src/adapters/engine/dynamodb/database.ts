import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { Problem } from '@cairn/contract/problems'
import { away, PATIENCE, TIMED_OUT, within } from '../away.ts'
import type { Key } from './keys.ts'

/** One table, shared by the adapters that live in it. */
export interface Table {
  name: string
  /**
   * Sends a command; what the service cannot do now becomes the problem `unavailable`. Refused conditions pass through. A write is sent
   * again only if it surely was not done: nothing that depends on what was there before may happen twice. `reads` may always be.
   */
  run<T>(work: (client: DynamoDBDocumentClient) => Promise<T>, options?: { reads: boolean }): Promise<T>
  /** Items by key, strongly consistent, in the order of the keys; `undefined` where there is none. */
  get(keys: Key[]): Promise<(Item | undefined)[]>
  /**
   * Items of one partition or index, strongly consistent unless told otherwise, page after page of the service. `Limit` is how many the
   * caller hopes for; after a page that a filter has shortened, the next looks for what is missing, four times as far each time.
   */
  query(input: Query): AsyncGenerator<Item>
  close(): Promise<void>
}

export type Query = Omit<QueryCommandInput, 'TableName'>

export type Item = Record<string, unknown> & Key

export interface TableOptions {
  name: string
  region: string
  /** For DynamoDB Local; Amazon's own address unless given. */
  endpoint?: string | undefined
}

/** How often a command is sent, and the milliseconds between, about, when the service is too busy or its connection broke. */
const ATTEMPTS = 3
const PAUSE = 50
/** What one batch may ask for. */
const BATCH = 100

export function openTable({ name, region, endpoint }: TableOptions): Table {
  const service = new DynamoDBClient({
    region,
    ...(endpoint && { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
    // The client's own way to try again knows no difference between reads and writes.
    maxAttempts: 1,
    requestHandler: { requestTimeout: PATIENCE, connectionTimeout: PATIENCE, throwOnRequestTimeout: true },
  })
  const client = DynamoDBDocumentClient.from(service, { marshallOptions: { removeUndefinedValues: true } })

  const table: Table = {
    name,
    async run(work, { reads } = { reads: false }) {
      const until = performance.now() + PATIENCE
      for (let attempt = 1; ; attempt++) {
        try {
          return await within(until - performance.now(), work(client))
        } catch (error) {
          const again = wasNotDone(error) || (reads && isLost(error))
          if (again && attempt < ATTEMPTS) await sleep(PAUSE * attempt * (0.5 + Math.random()))
          else if (again || error === TIMED_OUT || isLost(error)) throw away(error)
          else throw error
        }
      }
    },
    async get(keys) {
      const found = new Map<string, Item>()
      let missing = [...new Map(keys.map(key => [nameOf(key), onlyKey(key)])).values()]
      let until = performance.now() + PATIENCE
      while (missing.length > 0) {
        const some = missing.slice(0, BATCH)
        const batch = new BatchGetCommand({ RequestItems: { [name]: { Keys: some, ConsistentRead: true } } })
        const answer = await table.run(c => c.send(batch), { reads: true })
        for (const item of (answer.Responses?.[name] ?? []) as Item[]) found.set(nameOf(item), item)
        // What did not fit into one answer, or was too much for the service, is asked for again; not at once, and not for ever.
        const left = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as Key[]
        if (left.length < some.length) until = performance.now() + PATIENCE
        else if (performance.now() > until) throw away(new Error('The service has left keys unprocessed'))
        if (left.length > 0) await sleep(PAUSE * (0.5 + Math.random()))
        missing = [...left, ...missing.slice(BATCH)]
      }
      return keys.map(key => found.get(nameOf(key)))
    },
    async *query({ Limit: hoped, ...input }) {
      let from: QueryCommandInput['ExclusiveStartKey'] = input.ExclusiveStartKey
      let missing = hoped
      for (let reach = 1; ; reach *= 4) {
        const Limit = missing && missing * reach
        const page = { ConsistentRead: true, ...input, TableName: name, ExclusiveStartKey: from, Limit }
        const answer = await table.run(c => c.send(new QueryCommand(page)), { reads: true })
        yield* (answer.Items ?? []) as Item[]
        from = answer.LastEvaluatedKey
        if (!from) return
        missing &&= Math.max(1, missing - (answer.Items ?? []).length)
      }
    },
    async close() {
      client.destroy()
      service.destroy()
    },
  }
  return table
}

/** The first `count` of what a query finds. Without a limit the service would read, and charge, a megabyte before we have twenty. */
export async function first(table: Table, count: number, query: Query): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of table.query({ ...query, Limit: count })) {
    found.push(item)
    if (found.length >= count) break
  }
  return found
}

/** Everything that a query finds: for what there is little of. */
export async function all(table: Table, query: Query): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of table.query(query)) found.push(item)
  return found
}

const nameOf = ({ EntityPartition, EntitySort }: Key) => `${EntityPartition} ${EntitySort}`

/** Without the attributes that an index adds. */
const onlyKey = ({ EntityPartition, EntitySort }: Key): Key => ({ EntityPartition, EntitySort })

/** The service refused to begin, or was never reached. */
const wasNotDone = (error: unknown) =>
  /ProvisionedThroughputExceeded|RequestLimitExceeded|Throttling|ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(textOf(error))

/** The answer, if there was one. */
const isLost = (error: unknown) =>
  /Timeout|ECONN|EPIPE|socket hang up|InternalServerError|ServiceUnavailable|RequestAborted/.test(textOf(error))

function textOf(error: unknown): string {
  if (error instanceof Problem) return ''
  const { name = '', code = '', message = '' } = error as { name?: string; code?: string; message?: string }
  return `${name} ${code} ${message}`
}
