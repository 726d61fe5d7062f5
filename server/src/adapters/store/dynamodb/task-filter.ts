import type { TaskFilter } from '../../../ports/store.ts'

/** The part of a query that every list of tasks shares: evaluated by the service, after it has read. */
export function matching({ trashed, statuses }: TaskFilter) {
  if (statuses?.length === 0)
    return { FilterExpression: 'attribute_exists(DeletedAt) and attribute_not_exists(DeletedAt)', values: {} }
  const states = (statuses ?? []).map((status, i) => [`:status${i}`, status] as const)
  const inTrash = trashed ? 'attribute_exists(DeletedAt)' : 'attribute_not_exists(DeletedAt)'
  return {
    FilterExpression:
      states.length > 0 ? `${inTrash} and #status in (${states.map(([name]) => name).join(', ')})` : inTrash,
    ...(states.length > 0 && { ExpressionAttributeNames: { '#status': 'Status' } }),
    values: Object.fromEntries(states),
  }
}
