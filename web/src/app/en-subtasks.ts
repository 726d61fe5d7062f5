import { count } from './en.ts'

/** Asked before a task is completed over open subtasks. */
export const subtasks = {
  title: 'Open subtasks',
  open: (title: string, n: number) => `“${title}” has ${count(n, 'open subtask')}.`,
  onlyThis: 'Only this task',
  all: (n: number) => `Complete all ${n}`,
  did: (n: number) => `${count(n, 'task')} completed.`,
}
