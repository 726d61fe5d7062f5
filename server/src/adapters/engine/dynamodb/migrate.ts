import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { TableOptions } from './database.ts'
import { FILTERED } from './items.ts'

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

/** Makes the table where it is missing. In production the deployment has made it, and this only looks. */
export async function ensureTable({ name: TableName, ...options }: TableOptions): Promise<void> {
  const client = connect(options)
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
  } finally {
    client.destroy()
  }
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
