import { mayLack, type Shape } from '@cairn/server/adapters/engine/dynamodb/shape'

/**
 * What whoever changed the items of DynamoDB has still to do, against the shape that was committed; nothing when all is done. Such
 * a change shows nowhere by itself: the table takes whatever it is given, and a new program reads what it has just written.
 */
export function stillToDo(before: Shape, now: Shape): string | undefined {
  const changes = changesBetween(before, now)
  if (changes.length === 0) return undefined
  if (now.schema <= before.schema)
    return (
      `What DynamoDB keeps has changed (${changes.join('; ')}), and SCHEMA has not: make it ${before.schema + 1} in ` +
      'server/src/adapters/engine/dynamodb/migrate.ts, so that no older program writes such an item back without it. Items that ' +
      'are there stay as they are: a field that they lack reads as null, or as EARLIER in fields.ts has it; whatever else has ' +
      'to become of them, ensureTable does before it marks the table. Then run `npm run snapshots`.'
    )
  const lacking = Object.entries(now.items).flatMap(([kind, item]) => lackedBy(before.items[kind], kind, item))
  if (lacking.length === 0) return undefined
  return (
    `Items that are there lack ${lacking.join(', ')}, which may not be null: say in EARLIER in ` +
    'server/src/adapters/engine/dynamodb/fields.ts what it is in them.'
  )
}

function changesBetween(before: Shape, now: Shape): string[] {
  const [old, fresh] = [attributesOf(before), attributesOf(now)]
  const changes = [...new Set([...old.keys(), ...fresh.keys()])].flatMap(name => {
    if (old.get(name) === fresh.get(name)) return []
    return `${name} ${!old.has(name) ? 'is new' : !fresh.has(name) ? 'is gone' : 'is another'}`
  })
  return JSON.stringify(before.table) === JSON.stringify(now.table) ? changes : [...changes, 'the table is another']
}

const attributesOf = ({ items }: Shape) =>
  new Map(
    Object.entries(items).flatMap(([kind, item]) =>
      Object.entries(item).map(([name, held]) => [`${kind}.${name}`, held] as const),
    ),
  )

/** Of a kind that was there before: fields that its items do not have, and have to. What is put together of others says so by `<`. */
function lackedBy(before: Record<string, string> | undefined, kind: string, item: Record<string, string>): string[] {
  if (!before) return []
  const added = Object.entries(item).filter(([name]) => !(name in before))
  return added.filter(([, held]) => !held.includes('<') && !mayLack(held)).map(([name]) => `${kind}.${name}`)
}
