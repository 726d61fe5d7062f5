import type { Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { Problem } from '@cairn/contract/problems'
import { normalized } from '@cairn/contract/names'
import { under, type Gesture } from './gestures.ts'
import type { Names } from './names.ts'
import { canAsk, confirm } from './prompt.ts'
import { persist } from './writes.ts'

/** A project or label that a task will have: one that is there, or one to be made with the task. */
export interface Wanted {
  id: string
  name: string
  isNew?: true
}

/** Finds each name; what is missing is made with `create`, or when the person at the terminal wants it. */
export async function want(
  names: Names<Wanted>,
  noun: 'project' | 'label',
  said: readonly string[],
  create: boolean,
): Promise<Wanted[]> {
  const wanted = new Map<string, Wanted>()
  for (const name of said) {
    const there = wanted.get(normalized(name)) ?? names.find(name)
    const made = there ?? ((create || (await agrees(names, noun, name))) && { id: newId(), name, isNew: true as const })
    wanted.set(normalized(name), made || names.get(name, 'Add --create to make it.'))
  }
  return [...new Map([...wanted.values()].map(each => [each.id, each])).values()]
}

export async function make(client: Client, noun: 'project' | 'label', wanted: readonly Wanted[], gesture: Gesture) {
  const { create } = noun === 'project' ? client.projects : client.labels
  for (const { id, name } of wanted.filter(each => each.isNew)) {
    const write = async () => void (await create({ id, name }, under(gesture, id)))
    await persist(write).catch(refuseUnlessOurs)
  }
}

/** The id is of our making: whoever has it was made by an earlier run, and has been renamed since. */
function refuseUnlessOurs(error: unknown) {
  if (!(error instanceof Problem && error.reason === 'id-taken')) throw error
}

async function agrees(names: Names<Wanted>, noun: string, name: string): Promise<boolean> {
  if (!canAsk()) return false
  const near = names.near(name)
  return confirm(`There is no ${noun} “${name}”${near ? ` (near: ${near})` : ''}. Make it?`)
}
