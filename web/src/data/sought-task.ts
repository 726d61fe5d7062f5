import type { Task } from '@cairn/contract/tasks'
import { useEffect } from 'react'
import { cairn } from './cairn.ts'
import { useTask, useValue } from './hooks.ts'

/** The task that an address names. What is done and what is in the trash comes later than the rest: until then it is looked for. */
export function useSoughtTask(id: string): { task: Task | undefined; looking: boolean } {
  const task = useTask(id)
  const { complete } = useValue(cairn.loader.state)
  const trash = useValue(cairn.loader.trash)
  const inTrash = !task && complete
  useEffect(() => {
    if (inTrash) void cairn.loader.loadTrash()
  }, [inTrash])
  return { task, looking: !task && !(complete && (trash === 'ready' || trash === 'failed')) }
}
