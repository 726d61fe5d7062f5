import type { Undone, UndoneBatch } from './activity.ts'
import type { Client } from './client.ts'
import { newId } from './ids.ts'

/** Entries of one call: on either engine, and on a busy machine, it is answered long before anybody loses patience. */
const PART = 25

interface Ways {
  /** The batch of the undo. */
  batch: string
  /** Whose undo it is, where somebody else may have come meanwhile. */
  person?: string
  /** Entries of one call. */
  part?: number
  /** The idempotency keys of the parts: who tries again from the beginning hands in the same. */
  keys?: string[]
  /** How each call is made: a program may try again. */
  call?: <T>(write: () => Promise<T>) => Promise<T>
  /** After each part: entries that are done, and that there are in all. */
  progress?: (done: number, total: number) => void
}

/** Takes back a batch, however large, a part at a time and as one undo. */
export async function takeBackAll(client: Client, batchId: string, ways: Ways): Promise<Undone> {
  const { call = write => write(), part: limit = PART, keys = [], person, progress } = ways
  const all: Undone = { batch: ways.batch, undone: [], kept: [] }
  for (let next: string | null = '', i = 0; next !== null; i++) {
    const input = { batchId, limit, ...(next !== '' && { next }) }
    const options = { batch: all.batch, idempotencyKey: (keys[i] ??= newId()), ...(person && { person }) }
    const part: UndoneBatch = await call(() => client.activity.undoBatch(input, options))
    all.batch = part.batch
    all.undone.push(...part.undone)
    all.kept.push(...part.kept)
    next = part.next
    const done = all.undone.length + all.kept.length
    progress?.(done, done + part.left)
  }
  return all
}

/** Why something stays as it is, in sentences; each once. */
export const whyKept = ({ kept }: Undone) => [...new Set(kept.map(({ detail }) => detail))].join(' ')
