import { many, ofThem } from './en.ts'

/** What the view of all tasks says; it comes with it. */
export const all = {
  title: 'All tasks',
  empty: 'No open tasks.',
  done: 'Done',
  counts: (open: number, done: number, cancelled: number) =>
    `${many(open)} open, ${many(done)} done${ofThem(cancelled)}`,
}
