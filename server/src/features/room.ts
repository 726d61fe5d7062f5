import { subjectsOf, type NewEntry } from '@cairn/contract/entries'
import type { Change } from '../ports/commit.ts'

/** What a commit takes: its changes, and each row that its entries speak of. */
export const ROOM = 90
/** Bytes of rows that go at once: a commit takes three million in all. */
export const ROWS = 2_000_000
/** Bytes of entries that fit into one item of the log, with a little left for what is written around them. */
export const LOG = 280_000

export const sizeOf = (value: object) => Buffer.byteLength(JSON.stringify(value))

export function hasRoom(changes: Change[], entries: NewEntry[]): boolean {
  return changes.length + subjectsOf(entries).length <= ROOM && sizeOf(entries) <= LOG && sizeOf(changes) <= ROWS
}
