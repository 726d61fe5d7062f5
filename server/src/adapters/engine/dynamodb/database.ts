import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { problem, Problem } from '@cairn/contract/problems'
import type { Key } from './keys.ts'

/** One table, shared by the adapters that live in it. */
export interface Table {
  name: string
  /** Sends commands; what the service cannot do now becomes the problem `unavailable`. Refused conditions pass through. */
  run<T>(work: (client: DynamoDBDocumentClient) => Promise<T>): Promise<T>
  /** Items by key, strongly consistent, in the order of the keys; `undefined` where there is none. */
  get(keys: Key[]): Promise<(Item | undefined)[]>
  /** Items of one partition or index, strongly consistent unless told otherwise, page after page of the service. */
  query(input: Omit<QueryCommandInput, 'TableName'>): AsyncGenerator<Item>
  close(): Promise<void>
}

export type Item = Record<string, unknown> & Key

export interface TableOptions {
  name: string
  region: string
  /** For DynamoDB Local; Amazon's own address unless given. */
  endpoint?: string | undefined
  /** Sees what each command consumed: the bench adds it up. */
  onConsumed?: (units: number) => void
}

/** Milliseconds, so that a request fails within 5 s when the service hangs. */
const TIMEOUT = 4000
/** What one batch may ask for. */
const BATCH = 100

export function openTable({ name, region, endpoint }: TableOptions): Table {
  const service = new DynamoDBClient({
    region,
    ...(endpoint && { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
    maxAttempts: 3,
    requestHandler: { requestTimeout: TIMEOUT, connectionTimeout: TIMEOUT, throwOnRequestTimeout: true },
  })
  const client = DynamoDBDocumentClient.from(service, { marshallOptions: { removeUndefinedValues: true } })

  const table: Table = {
    name,
    async run(work) {
      try {
        return await work(client)
      } catch (error) {
        if (isAway(error)) throw away()
        throw error
      }
    },
    async get(keys) {
      const found = new Map<string, Item>()
      let missing = [...new Map(keys.map(key => [nameOf(key), onlyKey(key)])).values()]
      while (missing.length > 0) {
        const some = missing.slice(0, BATCH)
        const answer = await table.run(c =>
          c.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: some, ConsistentRead: true } } })),
        )
        for (const item of (answer.Responses?.[name] ?? []) as Item[]) found.set(nameOf(item), item)
        // What did not fit into one answer is asked for again.
        missing = [...((answer.UnprocessedKeys?.[name]?.Keys ?? []) as Key[]), ...missing.slice(BATCH)]
      }
      return keys.map(key => found.get(nameOf(key)))
    },
    async *query(input) {
      let from: QueryCommandInput['ExclusiveStartKey'] = input.ExclusiveStartKey
      do {
        const answer = await table.run(c =>
          c.send(new QueryCommand({ ConsistentRead: true, ...input, TableName: name, ExclusiveStartKey: from })),
        )
        yield* (answer.Items ?? []) as Item[]
        from = answer.LastEvaluatedKey
      } while (from)
    },
    async close() {
      client.destroy()
      service.destroy()
    },
  }
  return table
}

const nameOf = ({ EntityPartition, EntitySort }: Key) => `${EntityPartition} ${EntitySort}`

/** Without the attributes that an index adds. */
const onlyKey = ({ EntityPartition, EntitySort }: Key): Key => ({ EntityPartition, EntitySort })

/** The first `count` of what a query yields. */
export async function take<T>(items: AsyncGenerator<T>, count: number): Promise<T[]> {
  const taken: T[] = []
  for await (const item of items) {
    taken.push(item)
    if (taken.length >= count) break
  }
  return taken
}

const AWAY =
  /Timeout|ECONN|ENOTFOUND|EPIPE|EAI_AGAIN|socket hang up|ProvisionedThroughputExceeded|RequestLimitExceeded|Throttling|InternalServerError|ServiceUnavailable|RequestAborted/

function isAway(error: unknown): boolean {
  if (error instanceof Problem) return false
  const { name = '', code = '', message = '' } = error as { name?: string; code?: string; message?: string }
  return AWAY.test(`${name} ${code} ${message}`)
}

const away = () =>
  problem('unavailable', {
    reason: 'database',
    detail: 'The database does not answer. Nothing was changed; try again in a moment.',
    retryAfter: 2,
  })
