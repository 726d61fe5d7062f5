import type { Undone } from '@cairn/contract/activity'
import type { Client } from '@cairn/contract/client'
import { Problem } from '@cairn/contract/problems'
import { takeBackAll, type Place } from '@cairn/contract/take-back'
import type { Task } from '@cairn/contract/tasks'
import { rowsNow, rowsOf, tableOf, type Answer } from './answers.ts'
import type { TextField } from './clashes.ts'
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
  what: { id: WriteId; input: Writes[WriteId] } | TextWrite | { takeBack: string; logged?: true | undefined }
  patches: TablePatch[]
}

/** The text that a change of a text began from, and the version of its row. */
export interface Base {
  field: TextField
  text: string
  version: number
}

/** Of one text: it is saved over what its writer has seen, and over nothing else. */
export interface TextWrite {
  id: 'tasks.update'
  input: Writes['tasks.update']
  base: Base
  /** It was begun anew so many times, over a text that had come between; what is sent then is another request. */
  times?: number
  /** What will be written over, though nobody here has seen it: its person is told. */
  over?: string | undefined
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

export interface Sent {
  answer: Answer
  /** What was taken back, if that was asked for: also by earlier tries of this page. */
  undone?: Undone
}

interface Heard {
  told: Undone
  /** Entries that a large undo has looked at, and that there are. */
  progress(done: number, total: number): void
  reached(place: Place): void
  /** A text met another: this is sent in its place. */
  rebased(write: Write): void
}

/** Sends a write, or goes on with it where it ended. */
export async function send(client: Client, write: Write, { at: begin }: Mark, heard: Heard): Promise<Sent> {
  const { key, person, batch, what, patches } = write
  if ('takeBack' in what) {
    const undone = await takeBackAll(client, what.takeBack, { batch, key, person, begin, ...heard })
    return { answer: await rowsNow(client, patches, { person }), undone }
  }
  if ('base' in what) return sendText(client, write, what, heard)
  const told: unknown = await client.call<WriteId>(what.id, what.input, { idempotencyKey: key, batch, person })
  return { answer: { [tableOf(what.id)]: rowsOf(told) } }
}

/** Until it stands over nothing but what it began from. */
async function sendText(client: Client, write: Write, what: TextWrite, heard: Heard): Promise<Sent> {
  const { key, person, batch } = write
  const { base, times } = what
  const options = { idempotencyKey: times ? `${key}.${times}` : key, batch, person, ifMatch: base.version }
  try {
    return { answer: { tasks: [await client.call(what.id, what.input, options)] } }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'version-conflict') throw error
    const { rebased } = await import('./rebase.ts').catch(() => {
      // As without an answer: it waits.
      throw new Problem('unavailable')
    })
    const next = rebased(what, error.parts.current as Task)
    const anew = { ...write, what: next }
    heard.rebased(anew)
    return sendText(client, anew, next, heard)
  }
}
