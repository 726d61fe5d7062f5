import type { NewEntry } from '@cairn/contract/entries'
import type { Tables } from './rows.ts'

/** What must hold for a change to happen: no such row, this very version, or (for `put`) whatever is there. */
export type Expectation = 'absent' | 'any' | number

/** `check` changes nothing: it pins what the guard relied on; `any` there means that the row must exist. */
export type Change =
  | { [T in keyof Tables]: { do: 'put'; table: T; row: Tables[T]; expect: Expectation } }[keyof Tables]
  | { do: 'remove'; table: keyof Tables; id: string; expect: number | 'any' }
  | { do: 'check'; table: keyof Tables; id: string; expect: Expectation }

/** What happens in one scope. Every part takes one `seq` and writes one log item with all its entries. */
export interface Part {
  scope: string
  changes: Change[]
  entries: NewEntry[]
}

/** Makes the second commit of the same operation change nothing and return the first one's answer. */
export interface Once {
  /** Bound to the actor, so that nobody can ask for somebody else's answer. */
  id: string
  /** A hash of operation and input: the same id with another one is a caller's mistake. */
  fingerprint: string
  answer: unknown
  expiresAt: string
}

/** Bytes of the largest answer that is kept: on DynamoDB it is one item, of 400 kB. */
export const MOST_KEPT = 256_000

export interface Commit {
  parts: Part[]
  at: string
  actorId: string
  via: string
  batch: string
  once?: Once
}

export interface Committed {
  /** The seq that each part took, in the order of the parts; empty when the commit had happened before. */
  seqs: number[]
  /** Set when `once` was known. */
  before?: StoredAnswer
}

export interface StoredAnswer {
  fingerprint: string
  answer: unknown
}

/** A change whose expectation did not hold; nothing of the commit was written. The runner reads again and retries `version`. */
export class CommitConflict extends Error {
  readonly kind: 'version' | 'exists' | 'taken'
  /** With `taken`: which unique name, as a reason people's programs can read (`username-taken`). */
  readonly reason: string | undefined

  constructor(kind: 'version' | 'exists' | 'taken', reason?: string) {
    super(`The commit met a conflict: ${reason ?? kind}`)
    this.name = 'CommitConflict'
    this.kind = kind
    this.reason = reason
  }
}

export function put<T extends keyof Tables>(table: T, row: Tables[T], options: { expect: Expectation }): Change {
  return { do: 'put', table, row, expect: options.expect } as Change
}

export function remove(table: keyof Tables, row: { id: string; version: number }): Change {
  return { do: 'remove', table, id: row.id, expect: row.version }
}

/** Pins a row that the decision relied on to the version that was read. */
export function check(table: keyof Tables, row: { id: string; version: number }): Change {
  return { do: 'check', table, id: row.id, expect: row.version }
}

/** Pins only that the row is there, whatever its version. */
export function checkExists(table: keyof Tables, id: string): Change {
  return { do: 'check', table, id, expect: 'any' }
}
