import { many } from './en.ts'

/** How far a large change is; it comes with the first. */
export const progress = {
  saving: 'Saving',
  undoing: 'Undoing',
  saved: (done: number, total: number) => `${many(done)} of ${many(total)} tasks saved`,
  thenUndone: (done: number, total: number) => `${many(done)} of ${many(total)} tasks saved, then undone`,
  undone: (done: number, total: number) => `${many(done)} of ${many(total)} undone`,
  redone: (done: number, total: number) => `${many(done)} of ${many(total)} done again`,
}
