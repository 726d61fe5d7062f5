/** The view of what is done; it comes with it. */
export const completed = {
  title: 'Completed',
  empty: 'Nothing is completed yet.',
  older: 'Show older days',
}
