import { count, short } from './en.ts'

/** What is said where tasks are written; it comes with that. */
export const quickAdd = {
  title: 'New task',
  submit: (n: number) => (n > 1 ? `Add ${n} tasks` : 'Add task'),
  hint: '#label, +project, p1 to p4, a date or time and //notes are understood. Press one to make it text again.',
  added: (place: string) => `Task added to ${place}.`,
  addedOne: 'Task added.',
  addedMany: (n: number) => `${count(n, 'task')} added.`,
  lines: (n: number) => count(n, 'task'),
  notes: 'with notes',
  completed: 'completed',
  newLabels: (names: readonly string[]) => `${names.length > 1 ? 'New labels' : 'New label'}: ${names.join(', ')}`,
  createProject: (name: string) => `Create project “${short(name)}”`,
  projectCreated: (name: string) => `Project “${short(name)}” created.`,
}
