import type { Entry } from '@cairn/contract/entries'
import type { Row, Tables } from './rows.ts'

/** Everything that must survive, in a form that any engine gives and takes: what one dumped another can load. */
export interface Archive {
  /**
   * In no particular order. PostgreSQL gives a picture of one moment; on DynamoDB, what is written meanwhile may or may not be in
   * it, and the number of a scope may be older than its log.
   */
  dump(): AsyncIterable<Line>
  /** Into an empty store. No scope gets a lower number than its log has come to. */
  load(lines: AsyncIterable<Line>): Promise<void>
  /** Whether there is nothing at all, not even a secret that a start has made. */
  isEmpty(): Promise<boolean>
}

/**
 * The same lines, but scopes come last, each with at least the number that its log has come to. With a lower one, the next commit
 * would take a number that is taken.
 */
export async function* headsRaised(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  const heads = new Map<string, number>()
  const reach = (scope: string, seq: number) => heads.set(scope, Math.max(seq, heads.get(scope) ?? 0))
  for await (const line of lines) {
    if (line.of === 'scope') reach(line.id, line.seq)
    else yield line
    if (line.of === 'log') reach(line.scope, line.seq)
  }
  for (const [id, seq] of heads) yield { of: 'scope', id, seq }
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
