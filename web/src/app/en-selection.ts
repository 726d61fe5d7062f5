import type { Status } from '@cairn/contract/tasks'
import { count, many } from './en.ts'
import { statusNames } from './en-task.ts'

const tasks = (n: number) => count(n, 'task')

/** What is said of several tasks at once; it comes when the first is selected. */
export const selected = {
  count: (n: number) => `${many(n)} selected`,
  actions: 'Actions for the selected tasks',
  clear: 'Select nothing',
  complete: 'Complete',
  status: 'Status',
  priority: 'Priority',
  due: 'Due',
  labels: 'Labels',
  move: 'Move',
  delete: 'Delete',
  did: {
    status: (n: number, status: Status) => `${tasks(n)} set to ${statusNames[status].toLowerCase()}.`,
    completed: (n: number) => `${tasks(n)} completed.`,
    priority: (n: number) => `Priority of ${tasks(n)} changed.`,
    due: (n: number) => `Due date of ${tasks(n)} changed.`,
    labels: (n: number) => `Labels of ${tasks(n)} changed.`,
    moved: (n: number, place: string) => `${tasks(n)} moved to ${place}.`,
    deleted: (n: number) => `${tasks(n)} moved to trash.`,
  },
}
