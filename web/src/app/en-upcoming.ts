/** The view of the next two weeks; it comes with it. */
export const upcoming = {
  title: 'Upcoming',
  tomorrow: 'Tomorrow',
  day: (name: string, date: string) => `${name}, ${date}`,
  count: (n: number) => (n === 1 ? '1 task in the next 14 days' : `${n} tasks in the next 14 days`),
  later: (n: number) => (n === 1 ? '1 task after that' : `${n} tasks after that`),
}
