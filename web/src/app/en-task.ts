import type { Status } from '@cairn/contract/tasks'
import { short } from './en.ts'

/** What the panel of a task and its controls say; it comes with them. */
export const taskWords = {
  description: 'Description',
  descriptionPlaceholder: 'Add a description',
  editDescription: 'Edit description',
  parent: 'Subtask of',
  subtasks: 'Subtasks',
  subtaskPlaceholder: 'Add a subtask',
  history: 'History',
  panel: 'Task',
  inTrash: 'This task is in the trash.',
  noLabels: 'No labels',
  noDue: 'No date',
  start: 'Start',
  duplicate: 'Duplicate',
  duplicated: (title: string) => `“${short(title)}” duplicated.`,
  titlePlaceholder: 'What needs to be done',
  linkCopied: 'Link copied.',
  linkNotCopied: 'The browser did not allow copying. The address of the page leads there too.',
  title: 'Title',
  titleMissing: 'Give the task a title.',
  status: 'Status',
  priority: 'Priority',
  noPriority: 'No priority',
  due: 'Due',
  nextWeek: 'Next week',
  date: 'Date',
  time: 'Time',
  timeHint: 'Optional',
  project: 'Project',
  labels: 'Labels',
  delete: 'Move to trash',
  copyLink: 'Copy link',
  historyFailed: 'The history could not be loaded.',
}

export const statusNames = {
  pending: 'To do',
  in_progress: 'In progress',
  completed: 'Completed',
  cancelled: 'Cancelled',
} satisfies Record<Status, string>
