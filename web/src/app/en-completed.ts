import { many } from './en.ts'

/** The view of what is done; it comes with it. */
export const completed = {
  title: 'Completed',
  empty: 'Nothing is completed yet.',
  counts: (completed: number, cancelled: number) =>
    cancelled > 0 ? `${many(completed)} completed, ${many(cancelled)} cancelled` : `${many(completed)} completed`,
  older: 'Show older days',
}
