import { problem } from '@cairn/contract/problems'
import type { Commit } from '../../ports/commit.ts'

/** What one commit may hold, on every engine: a DynamoDB transaction takes 100 items and 4 MB, one item 400 kB. */
export const budget = { parts: 3, items: 90, logBytes: 300_000, bytes: 3_000_000 }

/** Refuses a commit past the budget before anything is written: wider work is a batch of commits. */
export function assertBudget({ parts, once }: Commit): void {
  const items = parts.reduce((sum, part) => sum + part.changes.length, 0)
  const log = Math.max(0, ...parts.map(part => sizeOf(part.entries)))
  const all = sizeOf(parts) + sizeOf(once)
  if (parts.length > budget.parts || items > budget.items || log > budget.logBytes || all > budget.bytes) {
    throw problem('too-large', {
      reason: 'commit-budget',
      detail: `One step can change at most ${budget.items} things. Do it in smaller steps.`,
    })
  }
}

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '')
