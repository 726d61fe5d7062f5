import type { Activity } from '@cairn/contract/activity'
import { en } from '../../app/en.ts'
import { history as say } from '../../app/en-history.ts'

/** The fields that a person would name: a due date and a due instant are one thing, its zone is a part of it. */
export function namedFields({ kind, fields }: Pick<Activity, 'kind' | 'fields'>): string[] {
  const named = fields.map(field => (field.startsWith('due') ? 'due' : field))
  return [...new Set(named)].filter(field => fieldName(kind, field) !== undefined)
}

export const fieldName = (kind: string, field: string): string | undefined =>
  say.fields[kind.split('.')[0] ?? '']?.[field]

/** What happened, as the rest of a sentence that begins with who did it. */
export function verbOf(entry: Activity): string {
  const { kind } = entry
  if (!kind.endsWith('.updated')) return say.verbs[kind] ?? say.unknown
  const fields = namedFields(entry)
  if (entry.fields.join() === 'position') return say.reordered[kind] ?? say.unknown
  if (fields.length !== 1) return say.verbs[kind] ?? say.unknown
  if (kind === 'task.updated' && entry.new?.status === 'completed') return say.completed
  return say.changedField(fieldName(kind, fields[0] ?? '') ?? '')
}

export function whoDid({ actorId, via }: Activity, me: { id: string }): string {
  if (actorId === me.id) return say.you
  // What leaves the trash after its days is nobody's doing.
  return via === 'purge' ? en.product : say.somebody
}
