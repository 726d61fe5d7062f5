import { count } from './en.ts'

/** What the trash says; it comes with it. */
export const trash = {
  title: 'Trash',
  hint: 'What is here stays for 30 days.',
  empty: 'The trash is empty. What you delete can be taken back from here for 30 days.',
  failed: 'The trash could not be loaded.',
  restore: 'Restore',
  projects: 'Projects',
  restoreNamed: (title: string) => `Restore ${title}`,
  deleted: (when: string) => `Deleted ${when}`,
  until: (day: string) => `Kept until ${day}`,
  restored: (n: number) => `${count(n, 'task')} restored.`,
}
