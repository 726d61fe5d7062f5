import type { Records } from '../../ports/records.ts'

/**
 * A number for each person that only rises. What was begun under a lower one is over: sessions and API tokens carry the one they
 * were begun under, so that raising it ends them all at once, also those that a request is just making.
 */
export async function epochOf(records: Records, personId: string): Promise<number> {
  return (await records.get<number>('epoch', personId))?.value ?? 0
}

export async function raiseEpoch(records: Records, personId: string): Promise<void> {
  await records.count('epoch', personId, NEVER)
}

const NEVER = '9999-12-31T00:00:00.000Z'
