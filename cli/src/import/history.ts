import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { gesturesOf, type Gesture } from '../gestures.ts'
import { everyPage } from '../pages.ts'
import type { Session } from '../session.ts'
import type { Plan } from './plan.ts'

type Origin = NonNullable<Gesture['import']>

/** What makes two imports the same: the text and how it was to be read. */
export function originOf(path: string, parts: readonly (string | undefined)[]): Origin {
  const fingerprint = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return { path: resolve(path), fingerprint }
}

/** An earlier run of the same import, to go on with; and what the person should know about the past of this file. */
export function historyOf(account: string, origin: Origin, again: boolean): { earlier?: Gesture; remark?: string } {
  const imports = gesturesOf(account).filter(gesture => gesture.import)
  const same = imports.find(gesture => gesture.import?.fingerprint === origin.fingerprint)
  if (same && !again)
    return { earlier: same, remark: `This file was imported before (${when(same)}); nothing of it is doubled.` }
  const before = imports.find(gesture => gesture.import?.path === origin.path)
  if (!before) return {}
  return { remark: `This file was imported before (${when(before)}); those tasks stay beside the new ones.` }
}

/** The tasks of a plan that an earlier run has made, also those that are in the trash by now: they were imported. */
export async function presentOf(plan: Plan, { client }: Session): Promise<Set<string>> {
  const living = await everyPage(page => client.tasks.list(page))
  const trashed = await everyPage(page => client.tasks.list({ ...page, trashed: 'true' }))
  const known = new Set([...living, ...trashed].map(task => task.id))
  return new Set(plan.tasks.map(({ input }) => input.id).filter(id => known.has(id)))
}

const when = ({ at }: Gesture) => `${at.slice(0, 16).replace('T', ' ')} UTC`
