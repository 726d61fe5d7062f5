import { count, many } from './en.ts'

/** The view of how many tasks there are of each kind; it comes with it. */
export const statistics = {
  failed: 'The figures could not be loaded.',
  outdated: 'These figures could not be brought up to date.',
  empty: 'Nothing to count yet. Figures appear with your first task.',
  many,
  tasks: (n: number) => count(n, 'task'),
  figures: 'At a glance',
  open: 'Open',
  overdue: 'Overdue',
  dueToday: 'Due today',
  completed: 'Completed',
  byStatus: 'By status',
  byPriority: 'By priority',
  byLabel: 'By label',
  noLabels: 'No task has a label.',
  openOf: (n: number) => `${many(n)} open`,
  openOfNamed: (name: string, n: number) => `${name}: ${many(n)} open`,
  allLabels: (n: number) => `Show all ${many(n)} labels`,
  byDay: 'Completed in the last 30 days',
  dayFigure: (day: string, n: number) => `${day}: ${many(n)} completed`,
  asTable: 'As a table',
  day: 'Day',
}
