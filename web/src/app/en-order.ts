import { count, short } from './en.ts'

/** What is said about the order of a list; it comes with the means to change it. */
export const order = {
  moved: (title: string, place: number, of: number) => `“${short(title)}” moved to place ${place} of ${of}.`,
  movedMany: (n: number, place: number, of: number) => `${count(n, 'task')} moved to place ${place} of ${of}.`,
  dragging: (n: number) => count(n, 'task'),
  atTop: 'It is at the top already.',
  atEnd: 'It is at the end already.',
  fixed: {
    dates: 'This list goes by dates. Tasks are put in order in the inbox and in projects.',
    arranged: 'This list is sorted, grouped or shows subtasks. Clear that first to put tasks in order.',
  },
}
