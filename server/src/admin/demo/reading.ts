import type { DemoProject } from './life.ts'

export const reading: DemoProject = {
  name: 'Reading',
  color: 'pink',
  tasks: [
    { title: 'The Left Hand of Darkness', done: 33, notes: 'The walk over the ice. I missed my stop.' },
    { title: 'Accessibility chapter Elif keeps quoting', done: 23, labels: ['deep work'] },
    { title: 'Piranesi', done: 12, notes: 'Lend it to Milan.' },
    { title: 'Return the two library books', due: -5, done: 5, labels: ['errand'] },
    {
      title: 'The Summer Book, aloud with Ida',
      begun: 9,
      due: 10,
      steps: {
        done: ['The morning swim', 'Moonlight', 'The magic forest'],
        open: ['The scolder', 'The crooners', 'August'],
      },
    },
    {
      title: 'How Buildings Learn',
      begun: 15,
      labels: ['deep work'],
      notes: 'Chapter 2: *shearing layers*. The museum has all six.',
    },
    { title: 'Return “Thinking in Systems”', due: 2, labels: ['errand'] },
    {
      title: 'Book club: The Door, Magda Szabó',
      due: [14, '19:30'],
      priority: 'low',
      notes: 'At Vera’s. Bring the lemon thing.',
    },
    { title: 'Finish The Door', due: 13 },
    { title: 'Renew the library card', due: 6, labels: ['money', 'quick'] },
    { title: 'Find the second Moomin for Ida', due: 17, labels: ['buy'] },
    { title: 'Austerlitz', labels: ['someday'] },
    { title: 'The Dispossessed' },
    { title: 'A Pattern Language, at least the parts about windows' },
    { title: 'Drive Your Plow Over the Bones of the Dead', notes: 'Agnieszka says to read it in one weekend.' },
    { title: 'Stories of Your Life and Others' },
    { title: 'The essay on queues that Tom sent', labels: ['quick'] },
    { title: 'Ask Oma for the name of the book with the lighthouse', labels: ['call'] },
    { title: 'Middlemarch', labels: ['someday'], notes: 'Third try. There is no shame in skipping the politics.' },
    { title: 'Cancel the magazine nobody opens', labels: ['money', 'quick'], priority: 'low' },
    { title: 'Ulysses', dropped: 21 },
  ],
}
