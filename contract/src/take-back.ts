import type { Undone, UndoneBatch } from './activity.ts'
import type { Client } from './client.ts'
import { newId } from './ids.ts'

/**
 * Entries of one call: five commits, where each is of a task. On either engine, and on a busy machine, it is answered long before
 * anybody loses patience; and no server answers so fast that the limit of calls is reached.
 */
const PART = 200

/** How far it has come: the part that follows, where that goes on, and the entries before it. */
export interface Place {
  part: number
  next: string
  done: number
}

interface Ways {
  /** The batch of the undo. */
  batch: string
  /** Whose undo it is, where somebody else may have come meanwhile. */
  person?: string
  /** Entries of one call. */
  part?: number
  /** What the idempotency keys of the parts are made of: who tries again hands in the same. */
  key?: string
  /** Where an earlier try ended. */
  begin?: Place | undefined
  /** How each call is made: a program may try again. */
  call?: <T>(write: () => Promise<T>) => Promise<T>
  /** After each part: entries that are done, and that there are in all. */
  progress?: (done: number, total: number) => void
  /** What an earlier try was told; this one adds to it. */
  told?: Undone
  /** After each part but the last: where to go on. */
  reached?: (place: Place) => void
}

/**
 * Takes back a batch, however large, a part at a time and as one undo. What it tells is of the parts since `begin`, and of those that
 * `told` knows. What needed nothing came back with the rest of it, unless nothing was taken back at all.
 */
export async function takeBackAll(client: Client, batchId: string, ways: Ways): Promise<Undone> {
  const { call = write => write(), part: limit = PART, key = newId(), begin, person, progress, reached } = ways
  const all: Undone = ways.told ?? { batch: ways.batch, undone: [], asBefore: [], kept: [] }
  let done = begin?.done ?? 0
  for (let next: string | null = begin?.next ?? '', i = begin?.part ?? 0; next !== null; i++) {
    const input = { batchId, limit, ...(next !== '' && { next }) }
    const idempotencyKey = i === 0 ? key : `${key}/${i}`
    const options = { batch: all.batch, idempotencyKey, ...(person && { person }) }
    const part: UndoneBatch = await call(() => client.activity.undoBatch(input, options))
    all.batch = part.batch
    all.undone.push(...part.undone)
    all.asBefore.push(...part.asBefore)
    all.kept.push(...part.kept)
    next = part.next
    done += part.undone.length + part.asBefore.length + part.kept.length
    progress?.(done, done + part.left)
    if (next !== null) reached?.({ part: i + 1, next, done })
  }
  if (all.undone.length > 0) all.undone.push(...all.asBefore.splice(0))
  return all
}

/** Nothing was written, and nothing is in the way. */
export const standsAsBefore = ({ undone, kept }: Undone) => undone.length === 0 && kept.length === 0

/** Why something stays as it is, in sentences; each once. */
export const whyKept = ({ kept }: Undone) => [...new Set(kept.map(({ detail }) => detail))].join(' ')
