import { count } from './en.ts'

/** The view of the next two weeks; it comes with it. */
export const upcoming = {
  title: 'Upcoming',
  tomorrow: 'Tomorrow',
  day: (name: string, date: string) => `${name}, ${date}`,
  count: (n: number) => `${count(n, 'task')} in the next 14 days`,
  later: (n: number) => `${count(n, 'task')} after that`,
}
