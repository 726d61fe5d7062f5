/**
 * What nobody follows or undoes: sessions, codes, counters, queued mail. Single rows under (kind, id), written conditionally,
 * never part of a commit, so a failed log-in is counted even though it changes nothing else. What has expired is not there.
 */
export interface Records {
  get<T>(kind: string, id: string): Promise<Stored<T> | undefined>
  /** False: the expectation did not hold and nothing was written. */
  put(kind: string, id: string, value: unknown, options: PutOptions): Promise<boolean>
  /** False: there was no such record of that version. */
  remove(kind: string, id: string, expect?: number): Promise<boolean>
  /** Adds one, or as many as told, atomically, and answers the new count. The first of a window sets when it expires. */
  count(kind: string, id: string, expiresAt: string, by?: number): Promise<number>
  /** Takes one back; where the window has ended meanwhile there is nothing to take it from. */
  uncount(kind: string, id: string): Promise<void>
  /** Every record of that kind with that owner. */
  ofOwner<T>(kind: string, owner: string): Promise<Stored<T>[]>
  /** Takes up to `limit` due records and makes them due again at `until`, so that no other worker has them meanwhile. */
  claim<T>(kind: string, limit: number, until: string): Promise<Stored<T>[]>
  sweep(): Promise<void>
}

export interface Stored<T> {
  id: string
  value: T
  version: number
  expiresAt: string | null
}

export interface PutOptions {
  expect: 'absent' | 'any' | number
  expiresAt: string | null
  owner?: string
  /** When a worker may claim it. */
  dueAt?: string
}
