import type { Task } from '@cairn/contract/tasks'
import { useEffect, useRef } from 'react'
import { cairn } from '../../data/cairn.ts'
import { useTasks, useValue } from '../../data/hooks.ts'
import { createValue } from '../../data/value.ts'

/** Tasks completed a moment ago: they stay where they were until the tick was seen, then fold away (task-list.css). */
const lingering = createValue<ReadonlySet<string>>(new Set())

export function linger(id: string) {
  lingering.set(new Set([...lingering.get(), id]))
  setTimeout(() => stopLingering(id), STAY)
}

export function stopLingering(id: string) {
  if (lingering.get().has(id)) lingering.set(new Set([...lingering.get()].filter(other => other !== id)))
}

/** The tasks of a view, and beside them those that have just left it by being completed. */
export interface TaskRows {
  tasks: readonly Task[]
  shown: readonly Task[]
  leaving: ReadonlySet<string>
}

/** The rows that answer a query, for a TaskList. */
export const useTaskRows = (query: Parameters<typeof useTasks>[0]): TaskRows => useStaying(useTasks(query))

/** The same for tasks that were found another way. */
export function useStaying(tasks: readonly Task[]): TaskRows {
  const staying = useValue(lingering)
  const last = useRef(tasks)
  const shown = staying.size === 0 ? tasks : withLeaving(last.current, tasks, staying)
  useEffect(() => {
    last.current = shown
  })
  if (shown === tasks) return { tasks, shown, leaving: NOBODY }
  const here = new Set(tasks)
  return { tasks, shown, leaving: new Set(shown.filter(task => !here.has(task)).map(task => task.id)) }
}

const NOBODY: ReadonlySet<string> = new Set()

/** Milliseconds: 600 to look at it, 160 to fold. */
const STAY = 760

function withLeaving(before: readonly Task[], now: readonly Task[], staying: ReadonlySet<string>) {
  const here = new Set(now.map(task => task.id))
  const missing = before.filter(task => staying.has(task.id) && !here.has(task.id))
  if (missing.length === 0) return now
  const shown = [...now]
  for (const task of missing) {
    const follower = before.slice(before.indexOf(task) + 1).find(other => here.has(other.id))
    const at = follower ? shown.findIndex(other => other.id === follower.id) : shown.length
    shown.splice(at, 0, cairn.tables.tasks.get(task.id) ?? task)
  }
  return shown
}
