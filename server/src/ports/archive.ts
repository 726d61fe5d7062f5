import type { Entry } from '@cairn/contract/entries'
import type { Row, Tables } from './rows.ts'

/** Everything that must survive, in a form that any engine gives and takes: what one dumped another can load. */
export interface Archive {
  /** In no particular order. What is written meanwhile may or may not be in it: stop the server for a picture of one moment. */
  dump(): AsyncIterable<Line>
  /** Into an empty store; repeated after a crash it ends the same. */
  load(lines: AsyncIterable<Line>): Promise<void>
  isEmpty(): Promise<boolean>
}

export type Line =
  | { of: 'row'; table: keyof Tables; row: Row & { seq: number } }
  | { of: 'scope'; id: string; seq: number }
  | LogLine
  | { of: 'answer'; id: string; fingerprint: string; answer: unknown; expiresAt: string }
  | RecordLine

export interface LogLine {
  of: 'log'
  scope: string
  seq: number
  at: string
  actorId: string
  via: string
  batch: string
  entries: (Pick<Entry, 'kind' | 'version' | 'subjectId' | 'fields'> & { about?: string[] })[]
  /** Old and new values, in the order of the entries; null once erased. */
  values: Pick<Entry, 'old' | 'new'>[] | null
}

export interface RecordLine {
  of: 'record'
  kind: string
  id: string
  owner: string | null
  value: unknown
  version: number
  dueAt: string | null
  expiresAt: string | null
}
