import { tableNames, type Tables } from '../../../ports/rows.ts'
import type { Item } from './database.ts'
import { attributeOf, EARLIER, FIELDS } from './fields.ts'
import { headItem, itemOf, logItems, nameItem, onceItem, pointerItem, recordItem } from './items.ts'
import { SCHEMA, tableDefinition } from './migrate.ts'

/** What stands in the table, by kind of item: each attribute, and what it holds or how it is put together. */
export interface Shape {
  schema: number
  items: Record<string, Record<string, string>>
  table: object
}

/** Made by the very functions that write items, from rows and lines whose values are their own names. */
export function shape(): Shape {
  const rows = tableNames.map(table => [table, shapeOfRow(table)] as const)
  const others = Object.entries(SAMPLES).map(([name, item]) => [name, shapeOf(item)] as const)
  return { schema: SCHEMA, items: Object.fromEntries([...rows, ...others]), table: tableDefinition }
}

function shapeOfRow(table: keyof Tables): Record<string, string> {
  const fields = Object.entries<string>(FIELDS[table])
  const full = Object.fromEntries(fields.map(([field]) => [field, `<${field}>`]))
  // An index finds it by one field or another: each is missing once.
  const lacking = fields.filter(([, held]) => mayLack(held)).map(([field]) => ({ ...full, [field]: null }))
  const items = [full, ...lacking].map(row => itemOf(table, row as unknown as Tables[typeof table], 1))
  const earlier: Record<string, unknown> = EARLIER[table] ?? {}
  const held = ([field, kind]: [string, string]) =>
    field in earlier ? `${kind}, earlier ${JSON.stringify(earlier[field])}` : kind
  return {
    ...shapeOf(...items),
    ...Object.fromEntries(fields.map(field => [attributeOf(table, field[0]), held(field)])),
  }
}

/** Whether an item without the attribute is a row all the same. */
export const mayLack = (held: string) => held.endsWith(' or nothing') || held.includes(', earlier ')

function shapeOf(...items: Item[]): Record<string, string> {
  const names = [...new Set(items.flatMap(item => Object.keys(item)))]
  const ways = (name: string) => new Set(items.flatMap(item => (name in item ? told(item[name]) : [])))
  return Object.fromEntries(names.map(name => [name, [...ways(name)].join(', or ')]))
}

const told = (value: unknown) => (typeof value === 'string' ? value : typeof value)

const [logItem = headItem('', 0), inBatch = logItem, inHistory = logItem] = logItems({
  of: 'log',
  scope: '<scope>',
  seq: 1,
  at: '<at>',
  actorId: '<actorId>',
  via: '<via>',
  batch: '<batch>',
  entries: [{ kind: '<kind>', version: 1, subjectId: '<subjectId>', fields: [] }],
  values: [],
})

const record = {
  kind: '<kind>',
  id: '<id>',
  owner: '<owner>',
  version: 1,
  dueAt: '<dueAt>',
  expiresAt: '2026-11-20T09:00:00.000Z',
}

/** Whatever stands beside the rows. */
const SAMPLES: Record<string, Item> = {
  'pointer to a workspace': pointerItem({ id: '<person>', scope: '<scope>' }),
  'unique name': nameItem('<name>', '<owner>'),
  'head of a log': headItem('<scope>', 1),
  'log item': logItem,
  'place in a batch': inBatch,
  'place in a history': inHistory,
  'remembered answer': onceItem({ ...record, id: '<actor>:<key>', fingerprint: '<fingerprint>', answer: null }),
  record: recordItem({ ...record, value: null }),
  counter: recordItem({ ...record, value: 1 }),
}
