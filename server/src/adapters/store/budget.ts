import { subjectsOf } from '@cairn/contract/entries'
import { problem } from '@cairn/contract/problems'
import { MOST_KEPT, type Change, type Commit, type Part } from '../../ports/commit.ts'

/**
 * What one commit may hold, on every engine: a DynamoDB transaction takes 100 items and 4 MB, one item 400 kB. Besides these items it
 * holds up to ten of its own: for each part the head of the log, the log item and its place in the batch, and the remembered answer.
 */
export const budget = { parts: 3, items: 90, logBytes: 300_000, bytes: 3_000_000, answerBytes: MOST_KEPT }

/** Refuses a commit past the budget before anything is written: wider work is a batch of commits. */
export function assertBudget({ parts, once }: Commit): void {
  const isPast =
    parts.length > budget.parts ||
    parts.reduce((sum, part) => sum + itemsOf(part), 0) > budget.items ||
    Math.max(0, ...parts.map(part => sizeOf(part.entries))) > budget.logBytes ||
    sizeOf(once?.answer) > budget.answerBytes ||
    sizeOf(parts) + sizeOf(once) > budget.bytes
  if (isPast) {
    throw problem('too-large', {
      reason: 'commit-budget',
      detail: `One step can change at most ${budget.items} things. Do it in smaller steps.`,
    })
  }
}

/** Every change, what hangs on a row besides it, and a place in the history of every row that the entries speak of. */
function itemsOf({ changes, entries }: Part): number {
  const beside = changes.reduce((sum, { table }) => sum + (BESIDE[table] ?? 0), 0)
  return changes.length + beside + subjectsOf(entries).length
}

/** A person's names, held and given up; a member's pointer. */
const BESIDE: Partial<Record<Change['table'], number>> = { persons: 4, members: 1 }

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '')
