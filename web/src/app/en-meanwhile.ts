/** Where a text was written over that its writer had not seen. It comes with the panel. */
export const meanwhile = {
  said: {
    title: 'Meanwhile this title was changed elsewhere too. Yours is saved. The other:',
    description: 'Meanwhile this description was changed elsewhere too. Yours is saved. The other:',
  },
  other: { title: 'The other title', description: 'The other description' },
  empty: 'Empty',
  mine: 'Keep mine',
  useOther: 'Use the other',
  both: 'Keep both',
  used: { title: 'The other title used.', description: 'The other description used.' },
  bothKept: 'Both descriptions kept.',
  elsewhere: (title: string) => `“${title}” was changed elsewhere meanwhile. Yours is saved.`,
  show: 'Show both',
}
