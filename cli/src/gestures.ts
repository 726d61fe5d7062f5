import { readdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@cairn/contract/ids'
import * as z from 'zod/mini'
import { readJson, writeJson } from './json-file.ts'

/** What `cairn undo` can take back: one file for each, named by its batch, so that two windows never overwrite each other. */
const Gesture = z.object({
  batch: z.string(),
  account: z.string(),
  /** In words: `Added “Pay rent”`. */
  what: z.string(),
  at: z.string(),
  import: z.optional(
    z.object({
      /** The same file with the same options: importing it again goes on instead of doubling. */
      fingerprint: z.string(),
      path: z.string(),
    }),
  ),
})
export type Gesture = z.output<typeof Gesture>

export function newGesture(account: string, what: string, imported?: Gesture['import']): Gesture {
  const at = new Date()
  return { batch: newId(at.getTime()), account, what, at: at.toISOString(), ...(imported && { import: imported }) }
}

/** Kept before the first write, so that even what was cut off can be taken back. */
export function keepGesture(gesture: Gesture): void {
  writeJson(fileOf(gesture), gesture)
  const old = gesturesOf(gesture.account).filter(other => !other.import)
  for (const other of old.slice(KEPT)) forgetGesture(other)
}

/** The options of a write that belongs to it. The same name again is the same write, whatever became of the first. */
export const under = ({ batch }: Gesture, name: string) => ({ batch, idempotencyKey: `${batch}/${name}` })

export const forgetGesture = (gesture: Gesture) => rmSync(fileOf(gesture), { force: true })

/** The newest first. */
export function gesturesOf(account: string): Gesture[] {
  return files()
    .toSorted()
    .toReversed()
    .map(name => Gesture.safeParse(readJson(join(directory(), name))))
    .flatMap(kept => (kept.success && kept.data.account === account ? [kept.data] : []))
}

/** Gestures other than imports that are remembered; imports stay until they are undone. */
const KEPT = 50

const fileOf = (gesture: Gesture) => join(directory(), `${gesture.batch}.json`)

function directory(env = process.env) {
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'cairn', 'gestures')
}

function files(): string[] {
  try {
    return readdirSync(directory()).filter(name => name.endsWith('.json'))
  } catch {
    return []
  }
}
