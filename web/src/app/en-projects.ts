import { count, many, ofThem, short } from './en.ts'

/** What the page of projects says, and the dialogs in which one is made or changed. */
export const projects = {
  none: 'No projects yet. A project keeps tasks together that belong together.',
  new: 'New project',
  editTitle: 'Edit project',
  name: 'Name',
  nameMissing: 'Give the project a name.',
  create: 'Create project',
  created: (name: string) => `Project “${short(name)}” created.`,
  changed: (name: string) => `Project “${short(name)}” changed.`,
  restored: (name: string) => `Project “${short(name)}” and its tasks restored.`,
  duplicated: (name: string) => `Project “${short(name)}” duplicated.`,
  deleted: (name: string) => `Project “${short(name)}” and its tasks moved to trash.`,
  moved: (name: string) => `Project “${short(name)}” moved.`,
  trashed: 'In the trash',
  menu: (name: string) => `Actions for ${name}`,
  edit: 'Rename or recolour',
  duplicate: 'Duplicate with open tasks',
  delete: 'Move to trash',
  up: 'Move up',
  down: 'Move down',
  isFirst: 'It is the first.',
  isLast: 'It is the last.',
  moveHint: 'On a project, Alt with an arrow key moves it.',
  open: (n: number) => `${many(n)} open`,
  done: (done: number, total: number, cancelled: number) =>
    `${many(done)} of ${count(total, 'task')} done${ofThem(cancelled)}`,
  madeOn: (day: string) => `Created ${day}`,
}
