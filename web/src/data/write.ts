import type { Undone } from '@cairn/contract/activity'
import type { Client } from '@cairn/contract/client'
import { takeBackAll, type Place } from '@cairn/contract/take-back'
import { rowsNow, rowsOf, tableOf, type Answer } from './answers.ts'
import type { WriteId, Writes } from './effects.ts'
import type { TablePatch } from './rows.ts'

/** One write, whole: enough to show it and to send it, also from another page on another day. */
export interface Write {
  /** Its idempotency key, and its place in the queue: keys follow each other as the writes do. */
  key: string
  /** Whose it is. */
  person: string
  /** The gesture it belongs to, and what that is called. */
  batch: string
  name?: string | undefined
  way?: 'undo' | 'redo' | undefined
  /** Of so many tasks that the gesture is about. */
  size: number
  of: number
  what: { id: WriteId; input: Writes[WriteId] } | { takeBack: string; logged?: true | undefined }
  patches: TablePatch[]
}

/** What becomes of a write while it waits. */
export interface Mark {
  /** When it was first sent, in milliseconds: from then on the server may have it. */
  tried?: number | undefined
  /** How far a large undo has come. */
  at?: Place | undefined
}

/** For its person: what was made is called by its name, what was changed by what its gesture said. */
export function whatOf({ name, patches }: Write): string | undefined {
  const made = patches.map(({ patch }) => patch).find(patch => 'put' in patch)?.put
  const called = made && ('title' in made ? made.title : 'name' in made && made.name)
  return called ? `“${called}”` : name
}

interface Sent {
  answer: Answer
  /** What was taken back, if that was asked for: also by earlier tries of this page. */
  undone?: Undone
}

interface Heard {
  told: Undone
  /** Entries that a large undo has looked at, and that there are. */
  progress(done: number, total: number): void
  reached(place: Place): void
}

/** Sends a write, or goes on with it where it ended. */
export async function send(
  client: Client,
  { key, person, batch, what, patches }: Write,
  { at: begin }: Mark,
  heard: Heard,
): Promise<Sent> {
  if ('takeBack' in what) {
    const undone = await takeBackAll(client, what.takeBack, { batch, key, person, begin, ...heard })
    return { answer: await rowsNow(client, patches, { person }), undone }
  }
  const told: unknown = await client.call<WriteId>(what.id, what.input, { idempotencyKey: key, batch, person })
  return { answer: { [tableOf(what.id)]: rowsOf(told) } }
}
