import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { TableOptions } from './database.ts'
import { FILTERED } from './items.ts'
import { schemaKey } from './keys.ts'

/** What statistics are made of. */
const COUNTED = ['Status', 'Priority', 'DueDate', 'DueAt', 'TaskCompletedAt', 'LabelIds', 'DeletedAt']

/** The table with its indexes, as the deployment creates it too. Attributes that no index uses need no declaration. */
export const tableDefinition = {
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keys('EntityPartition', 'EntitySort'),
  AttributeDefinitions: [
    'EntityPartition',
    'EntitySort',
    'ProjectPosition',
    'ParentPosition',
    'Due',
    'TaskUpdatedAt',
    'Notif_Timestamp',
    'Email',
    'DueDate_NotificationSent',
    'NotificationId',
    'RecordOwner',
    'RecordQueue',
    'RecordDueAt',
  ].map(AttributeName => ({ AttributeName, AttributeType: 'S' })),
  // Local indexes can be read strongly, which lists rely on; they must be there from the beginning, and five is the most.
  LocalSecondaryIndexes: [
    local('ProjectPositionIndex', 'ProjectPosition', FILTERED),
    local('ParentPositionIndex', 'ParentPosition', FILTERED),
    local('DueIndex', 'Due', FILTERED),
    local('UpdatedAtIndex', 'TaskUpdatedAt', COUNTED),
    local('NotificationTimestampIndex', 'Notif_Timestamp', ['Notif_isRead']),
  ],
  GlobalSecondaryIndexes: [
    global('EmailIndex', ['Email'], 'KEYS_ONLY'),
    global('NotificationSentIndex', ['DueDate_NotificationSent', 'NotificationId'], 'KEYS_ONLY'),
    global('RecordOwnerIndex', ['RecordOwner'], 'KEYS_ONLY'),
    global('RecordQueueIndex', ['RecordQueue', 'RecordDueAt'], 'KEYS_ONLY'),
  ],
} satisfies Omit<CreateTableCommandInput, 'TableName'>

/** Raise it with whatever an older program would lose when it writes an item back: a field, a kind of row. */
export const SCHEMA = 2

/**
 * Makes the table where it is missing; in production the deployment has made it, and this only looks. Throws what the operator can
 * mend: the service does not answer or let us in, or a newer program has written here.
 */
export async function ensureTable(options: TableOptions): Promise<void> {
  const client = connect(options)
  try {
    await makeWhereMissing(client, options.name)
    await mark(client, options.name)
  } catch (error) {
    throw new Error(complaint(error as Error, options) ?? (error as Error).message, { cause: error })
  } finally {
    client.destroy()
  }
}

async function makeWhereMissing(client: DynamoDBClient, TableName: string) {
  try {
    await client.send(new DescribeTableCommand({ TableName }))
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error
    await client.send(new CreateTableCommand({ TableName, ...tableDefinition })).catch(ignoreTwin)
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName })
    await client
      .send(
        new UpdateTimeToLiveCommand({
          TableName,
          TimeToLiveSpecification: { AttributeName: 'NotificationTTL', Enabled: true },
        }),
      )
      .catch(() => {})
  }
}

/** Leaves the number of this schema, unless a higher one stands there. */
async function mark(client: DynamoDBClient, TableName: string) {
  const { EntityPartition, EntitySort } = schemaKey
  await client.send(
    new UpdateItemCommand({
      TableName,
      Key: { EntityPartition: { S: EntityPartition }, EntitySort: { S: EntitySort } },
      UpdateExpression: 'SET Version = :ours',
      ConditionExpression: 'attribute_not_exists(Version) OR Version <= :ours',
      ExpressionAttributeValues: { ':ours': { N: String(SCHEMA) } },
    }),
  )
}

function complaint({ name, message }: Error, options: TableOptions): string | undefined {
  if (name === 'ConditionalCheckFailedException')
    return `The table “${options.name}” was made by a newer Cairn. Start that version, or restore a backup.`
  if (/Credentials|Token|UnrecognizedClient|Signature|AccessDenied/.test(name))
    return `AWS does not let Cairn at the table “${options.name}” in ${options.region}: ${message.split('\n')[0]}`
  if (/ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|Timeout/i.test(`${name} ${message}`))
    return `DynamoDB does not answer at ${options.endpoint ?? options.region}. Check AWS_REGION and DYNAMODB_ENDPOINT.`
  return undefined
}

/** For what is done to tables, not in them. */
export function connect({ region, endpoint }: Omit<TableOptions, 'name'>) {
  const local = endpoint && { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
  return new DynamoDBClient({ region, ...local })
}

/** Another instance made it at the same moment. */
function ignoreTwin(error: Error) {
  if (error.name !== 'ResourceInUseException') throw error
}

function keys(partition: string, sort?: string) {
  const range = sort ? [{ AttributeName: sort, KeyType: 'RANGE' as const }] : []
  return [{ AttributeName: partition, KeyType: 'HASH' as const }, ...range]
}

function local(IndexName: string, sort: string, include?: string[]) {
  const Projection = include
    ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: include }
    : { ProjectionType: 'KEYS_ONLY' as const }
  return { IndexName, KeySchema: keys('EntityPartition', sort), Projection }
}

function global(IndexName: string, [partition = '', sort]: string[], ProjectionType: 'KEYS_ONLY' | 'ALL') {
  return { IndexName, KeySchema: keys(partition, sort), Projection: { ProjectionType } }
}
