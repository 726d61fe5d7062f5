import { Id } from '@cairn/contract/fields'
import { newId } from '@cairn/contract/ids'
import { planErasure } from '../features/accounts/account-deletion.ts'
import type { Services } from '../features/context.ts'
import { nowOf } from '../ports/clock.ts'
import { put } from '../ports/commit.ts'

/**
 * Plans the deletion of these people for this moment, where a restored backup has brought them back; answers who was there. The
 * running server finds the plan by itself.
 */
export async function forget(
  services: Pick<Services, 'store' | 'records' | 'clock'>,
  ids: string[],
): Promise<string[]> {
  const { store, records, clock } = services
  const found: string[] = []
  for (const id of ids.filter(id => Id.safeParse(id).success)) {
    const person = await store.persons.get(id)
    if (!person) continue
    const deletionAt = nowOf(clock)
    await planErasure(records, id, deletionAt)
    const row = { ...person, deletionAt, updatedAt: deletionAt, version: person.version + 1 }
    const entry = {
      kind: 'person.deletionPlanned',
      subjectId: id,
      old: { deletionAt: null },
      new: { deletionAt },
    } as const
    await store.commit({
      parts: [{ scope: id, changes: [put('persons', row, { expect: person.version })], entries: [entry] }],
      at: deletionAt,
      actorId: id,
      via: 'operator',
      batch: newId(),
    })
    found.push(id)
  }
  return found
}
