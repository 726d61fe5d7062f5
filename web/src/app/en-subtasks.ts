import { count, many } from './en.ts'

/** Asked before tasks are completed over open subtasks. */
export const subtasks = {
  title: 'Open subtasks',
  open: (title: string, n: number) => `“${title}” has ${count(n, 'open subtask')}.`,
  openTogether: (tasks: number, n: number) =>
    `The ${count(tasks, 'task')} have ${count(n, 'open subtask')} below them.`,
  onlyThis: 'Only this task',
  onlyThese: (n: number) => `Only these ${many(n)}`,
  all: (n: number) => `Complete all ${many(n)}`,
  did: (n: number) => `${count(n, 'task')} completed.`,
}
