import type { Change, Commit } from '../../ports/commit.ts'

/**
 * A caller's defect, on every engine: a part writes under the lock of its own scope only, a scope gets one log item a commit, and
 * a row stands in it once (a DynamoDB transaction names an item once).
 */
export function assertParts({ parts }: Commit): void {
  const rows = parts.flatMap(({ scope, changes }) => changes.map(change => `${scope} ${change.table} ${idOf(change)}`))
  if (new Set(rows).size < rows.length) throw new Error('A commit changes the same row twice')
  if (new Set(parts.map(part => part.scope)).size < parts.length) throw new Error('A commit has two parts of one scope')
  for (const { scope, changes } of parts) {
    if (changes.some(change => change.do === 'put' && change.row.scope !== scope))
      throw new Error('A part of a commit writes into another scope')
  }
}

const idOf = (change: Change) => (change.do === 'put' ? change.row.id : change.id)
