import type { Client } from '@cairn/contract/client'
import { Problem } from '@cairn/contract/problems'
import type { Task } from '@cairn/contract/tasks'
import { each } from './writes.ts'

/** The tasks that these stand below, as far as they are not known; without those that have gone meanwhile. */
export async function parentsOf(client: Client, tasks: readonly Task[], known = tasks): Promise<Task[]> {
  const ids = new Set(known.map(({ id }) => id))
  const missing = new Set(tasks.flatMap(({ parentId }) => (parentId === null || ids.has(parentId) ? [] : parentId)))
  const parents: Task[] = []
  await each([...missing], async taskId => {
    const parent = await client.tasks.get({ taskId }).catch(undefinedIfGone)
    if (parent) parents.push(parent)
  })
  return parents
}

function undefinedIfGone(error: unknown): undefined {
  if (!(error instanceof Problem && error.code === 'not-found')) throw error
}
