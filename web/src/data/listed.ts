import { addDays } from '@cairn/contract/dates'
import type { TaskQuery } from './task-query.ts'

/*
 * What each list is of. A number beside the name of a list, in the sidebar or elsewhere, says how many open rows stand in it, so the
 * view and its number ask for the same.
 */
export const listed = {
  /** Its subtasks stand with their task, and nowhere by themselves. */
  project: (id: string) => ({ project: id, parent: null }),
  /** Wherever the task stands. */
  label: (id: string) => ({ label: id }),
  /** And what is overdue by then. */
  dueOn: (day: string) => ({ dueBefore: addDays(day, 1) }),
} satisfies Record<string, (id: string) => Partial<TaskQuery>>
