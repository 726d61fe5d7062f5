import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { dueInWords, isOverdue } from './due.ts'
import { shortId, shortLength } from './ids.ts'
import { paint, table } from './output.ts'
import { plain } from './width.ts'

/** A task with the names that its ids stand for. */
export interface NamedTask {
  task: Task
  /** The title of what it stands below. */
  parent?: string | undefined
  project: string
  labels: string[]
}

/** A line for each task under one of headings, fitted to the terminal if there is one. */
export function taskTable(tasks: readonly NamedTask[], zone: string): string[] {
  const length = shortLength(tasks.map(({ task }) => task.id))
  const rows = tasks.map(({ task, parent, project, labels }) => [
    MARKS[task.status],
    shortId(task.id, length),
    plain(parent === undefined ? task.title : `${parent} › ${task.title}`),
    dueInWords(task, zone),
    task.priority === 'none' ? '' : task.priority,
    plain(project),
    plain(labels.join(', ')),
  ])
  const [head = '', ...lines] = table(COLUMNS, rows, process.stdout.isTTY ? process.stdout.columns : undefined)
  return [paint('dim', head), ...lines.map((line, i) => coloured(line, tasks[i]!.task, zone))] // a line for each task
}

/** Colour only repeats what the mark and the words say. */
function coloured(line: string, task: Task, zone: string): string {
  if (!isOpen(task)) return paint('dim', line)
  return isOverdue(task, zone) ? paint('red', line) : line
}

const MARKS = { pending: '○', in_progress: '◐', completed: '✓', cancelled: '✗' } as const

const COLUMNS = [
  { head: '' },
  { head: 'ID' },
  { head: 'TITLE', least: 24 },
  { head: 'DUE' },
  { head: 'PRIORITY' },
  { head: 'PROJECT', least: 12 },
  { head: 'LABELS', least: 10 },
]
