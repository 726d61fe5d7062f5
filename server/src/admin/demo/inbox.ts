import type { DemoTask } from './life.ts'

/** Written down in passing, not sorted yet. */
export const inbox: readonly DemoTask[] = [
  { title: 'ask Nora about the lift on opening day', made: 0 },
  { title: 'that podcast Elif mentioned, something with maps', made: 1 },
  { title: 'blue paint for the shed?', made: 1 },
  { title: '0174 … the plumber’s other number is in my coat', made: 2 },
  { title: 'Ida wants to know why the sea is salty. look it up properly', made: 2 },
  { title: 'invoice bakery sent?? check', made: 3, done: 1 },
  { title: 'someone who repairs umbrellas', made: 3 },
  { title: 'idea: label on each museum object, “why is this here”', made: 4 },
  { title: 'return Milan’s drill', made: 5 },
  { title: 'present for the new drummer’s baby', made: 5 },
  { title: 'look at the thing Tom sent about container queries', made: 6 },
  { title: 'dream: a kitchen on wheels', made: 6, binned: 5 },
]
