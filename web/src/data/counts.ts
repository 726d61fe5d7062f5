import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import type { Table } from './table.ts'

export interface Count {
  open: number
  /** Completed or cancelled. */
  done: number
  cancelled: number
}

/** Live tasks by what they belong to; kept by difference, so that a hundred rows can each show theirs. */
export interface Counts {
  of(group: Group): Count
  subscribe(listener: () => void): () => void
}

export type Group = `project:${string}` | `parent:${string}` | `label:${string}`

export function createCounts(tasks: Table<Task>): Counts {
  const counts = new Map<Group, Count>()
  const listeners = new Set<() => void>()

  const add = (task: Task | undefined, by: 1 | -1) => {
    if (!task || task.deletedAt !== null) return
    for (const group of groupsOf(task)) {
      const { open, done, cancelled } = counts.get(group) ?? NONE
      const gone = cancelled + (task.status === 'cancelled' ? by : 0)
      counts.set(
        group,
        isOpen(task) ? { open: open + by, done, cancelled } : { open, done: done + by, cancelled: gone },
      )
    }
  }

  tasks.subscribe(changes => {
    for (const { before, after } of changes) {
      add(before, -1)
      add(after, 1)
    }
    for (const listener of [...listeners]) listener()
  })

  return {
    of: group => counts.get(group) ?? NONE,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const NONE: Count = { open: 0, done: 0, cancelled: 0 }

/** As `listed` has it: a subtask counts for its parent, and not a second time for its project. */
function groupsOf(task: Task): Group[] {
  const labels = task.labelIds.map((id): Group => `label:${id}`)
  return [task.parentId === null ? `project:${task.projectId}` : `parent:${task.parentId}`, ...labels]
}
