import type { Record } from './csv-records.ts'
import type { Scale } from './words.ts'

/** What a column can be about, and how exporters and people head it. */
const HEADS = {
  title: ['title', 'content', 'task', 'task name', 'name', 'summary', 'subject', 'todo', 'to do', 'text', 'card name'],
  description: ['description', 'notes', 'note', 'body', 'details', 'card description', 'task content'],
  status: ['status', 'state'],
  completed: ['completed', 'done', 'complete', 'is completed', 'finished', 'is done'],
  completedAt: ['completed at', 'done at', 'completed on', 'date completed', 'completion date', 'completed time'],
  priority: ['priority', 'importance'],
  start: ['start', 'start date', 'start on', 'starts', 'starts on', 'begin', 'begins'],
  due: ['due', 'due date', 'due on', 'due at', 'date', 'deadline', 'due by'],
  zone: ['timezone', 'time zone'],
  project: ['project', 'project name', 'project title', 'projects', 'list', 'list name', 'folder', 'board'],
  labels: ['labels', 'label', 'tags', 'tag', 'contexts', 'context', 'categories', 'category'],
  created: ['created', 'created at', 'created on', 'date created', 'creation date', 'created time', 'date added'],
  type: ['type'],
  indent: ['indent'],
} as const

export type Field = keyof typeof HEADS

export interface Columns {
  /** Several columns can be about the same; the first that says something counts. */
  of: ReadonlyMap<Field, readonly number[]>
  count: number
  /** Heads that mean nothing to us. */
  strange: string[]
  scale: Scale
  /** Rows of Todoist are tasks, sections, notes and settings, one below the other. */
  isTodoist: boolean
}

/** Reads the header row; `undefined` without a column for the title. */
export function readColumns(header: readonly string[]): Columns | undefined {
  const of = new Map<Field, number[]>()
  const strange: string[] = []
  const heads = header.map(simple)
  for (const [i, head] of heads.entries()) {
    const field = fields.find(name => (HEADS[name] as readonly string[]).includes(head))
    if (field) of.set(field, [...(of.get(field) ?? []), i])
    else if (head !== '') strange.push(header[i]?.trim() ?? '')
  }
  if (!of.has('title')) return undefined
  const isTodoist = ['type', 'content', 'indent'].every(head => heads.includes(head))
  const isVikunja =
    heads.includes('done') && ['done at', 'percent done', 'bucket id', 'hex color'].some(h => heads.includes(h))
  const scale = isTodoist ? 'todoist' : isVikunja ? 'vikunja' : 'one-is-highest'
  // Elsewhere, a type is a kind of task ("bug"), which has no place here.
  if (!isTodoist) for (const field of ['type', 'indent'] as const) strange.push(...leave(of, field, header))
  return { of, count: header.length, strange, scale, isTodoist }
}

/** The first column about a field that says something. */
export function cell(record: Record, columns: Columns, field: Field): string {
  const found = columns.of.get(field)?.find(i => record.cells[i])
  return found === undefined ? '' : (record.cells[found] ?? '')
}

export const titleHeads = HEADS.title.slice(0, 6).join(', ')

const fields = Object.keys(HEADS) as Field[]

const simple = (head: string) =>
  head
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

function leave(of: Map<Field, number[]>, field: Field, header: readonly string[]): string[] {
  const left = (of.get(field) ?? []).map(i => header[i]?.trim() ?? '')
  of.delete(field)
  return left
}
