import type { TaskFilter } from '../../../ports/store.ts'
import type { Query } from '../../engine/dynamodb/database.ts'

/** The part of a query that every list of tasks shares: evaluated by the service, after it has read. */
export function matching(query: Query, { trashed, statuses }: TaskFilter): Query {
  const inTrash = trashed ? 'attribute_exists(DeletedAt)' : 'attribute_not_exists(DeletedAt)'
  if (!statuses) return { ...query, FilterExpression: inTrash }
  if (statuses.length === 0) return { ...query, FilterExpression: NOTHING }
  const named = Object.fromEntries(statuses.map((status, i) => [`:status${i}`, status]))
  return {
    ...query,
    FilterExpression: `${inTrash} and #status in (${Object.keys(named).join(', ')})`,
    ExpressionAttributeNames: { '#status': 'Status' },
    ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ...named },
  }
}

const NOTHING = 'attribute_exists(DeletedAt) and attribute_not_exists(DeletedAt)'
