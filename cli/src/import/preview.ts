import { isOpen } from '@cairn/contract/task-rules'
import { counted, table } from '../output.ts'
import { plain } from '../width.ts'
import type { Plan } from './plan.ts'
import type { Remark } from './row.ts'

/** What an import would do, before it is done. */
export function preview(plan: Plan, there: number, most: number): string[] {
  const { tasks, projects, labels, leftOut, notes, general } = plan
  const open = tasks.filter(({ input }) => isOpen(input)).length
  const subtasks = tasks.filter(({ depth }) => depth > 0).length
  const dated = tasks.filter(({ input }) => 'dueOn' in input || 'dueAt' in input).length
  const ranked = tasks.filter(({ input }) => input.priority !== 'none').length
  const rows: [string, number, string][] = [
    [
      'Tasks',
      tasks.length,
      `${open} open, ${tasks.length - open} closed${subtasks > 0 ? `, ${counted(subtasks, 'subtask')}` : ''}`,
    ],
    ...(there > 0 ? [['there already', there, ''] as [string, number, string]] : []),
    ['with a due date', dated, ''],
    ['with a priority', ranked, ''],
    ['New projects', projects.length, names(projects)],
    ['New labels', labels.length, names(labels)],
    ['Left out', leftOut.length, ''],
  ]
  return [
    ...table(
      [{ head: '' }, { head: '', right: true }, { head: '' }],
      rows.map(([what, count, more]) => [what, String(count), more]),
    ),
    ...remarks('Left out', leftOut, most),
    ...remarks('Changed on the way', notes, most),
    ...general.flatMap(text => ['', text]),
  ]
}

/** A headed list with line numbers. */
export function remarks(head: string, list: readonly Remark[], most: number): string[] {
  if (list.length === 0) return []
  const sorted = list.toSorted((a, b) => a.line - b.line).slice(0, most)
  const rows = sorted.map(({ line, text }) => [`  line ${line}`, plain(text)])
  const rest = list.length > most ? [`  and ${list.length - most} more; all of them: --dry-run`] : []
  return ['', head, ...table([{ head: '' }, { head: '' }], rows), ...rest]
}

const NAMES_SHOWN = 6

function names(made: readonly { name: string }[]): string {
  const shown = made.slice(0, NAMES_SHOWN).map(({ name }) => plain(name))
  return made.length > NAMES_SHOWN ? `${shown.join(', ')}, …` : shown.join(', ')
}
