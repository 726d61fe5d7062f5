import { many } from './en.ts'

/** What the view of all tasks says; it comes with it. */
export const all = {
  title: 'All tasks',
  empty: 'No open tasks.',
  done: 'Done',
  counts: (open: number, done: number) => `${many(open)} open, ${many(done)} done`,
}
