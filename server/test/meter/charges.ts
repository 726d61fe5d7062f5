/** What an answer says that it consumed: of the table, of its indexes, and of both. */
export interface Capacity {
  CapacityUnits: number
  Table: { CapacityUnits: number }
}

export function capacityIn(text: string): Capacity[] {
  const { ConsumedCapacity = [] } = JSON.parse(text) as { ConsumedCapacity?: Capacity | Capacity[] }
  return [ConsumedCapacity].flat()
}

/**
 * What Amazon charges for a command other than a transaction. DynamoDB Local says it but for two things: to look for a key that is not
 * there, or into a range where nothing is, costs as much as to find something small (awslabs/amazon-dynamodb-local-samples, issue 7).
 */
export function unitsOf(command: string, input: object, text: string): number {
  const said = capacityIn(text).reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
  if (command === 'BatchGetItem') return said + missingIn(input as Batch, JSON.parse(text) as Found)
  if (command === 'Query') return Math.max(said, (input as { ConsistentRead?: boolean }).ConsistentRead ? 1 : 0.5)
  return said
}

interface Batch {
  RequestItems: Record<string, { Keys: unknown[] }>
}

interface Found {
  Responses?: Record<string, unknown[]>
  UnprocessedKeys?: Record<string, { Keys: unknown[] }>
}

function missingIn({ RequestItems }: Batch, { Responses = {}, UnprocessedKeys = {} }: Found): number {
  const asked = Object.values(RequestItems).reduce((sum, { Keys }) => sum + Keys.length, 0)
  const found = Object.values(Responses).reduce((sum, items) => sum + items.length, 0)
  const left = Object.values(UnprocessedKeys).reduce((sum, { Keys }) => sum + Keys.length, 0)
  return asked - found - left
}
