import type { DemoProject } from './life.ts'

export const band: DemoProject = {
  name: 'Band',
  color: 'grey',
  tasks: [
    { title: 'New strings', done: 29, labels: ['buy'] },
    { title: 'Send the recording to the Anker', done: 20, labels: ['email'] },
    { title: 'Set list, first version', done: 13 },
    { title: 'Rehearsal', due: [-8, '19:30'], done: 8 },
    { title: 'Fix the hum in the old amp', done: 5, notes: 'It was the cable. It is always the cable.' },
    { title: 'Rehearsal, with the new drummer', due: [-1, '19:30'], done: 1 },
    { title: 'Rehearsal', due: [0, '19:30'], labels: ['errand'], notes: 'Bring the capo and the second mic stand.' },
    { title: 'Rehearsal', due: [7, '19:30'] },
    { title: 'Dress rehearsal', due: [14, '19:00'] },
    {
      title: 'Evening at the Anker',
      due: [17, '20:30'],
      priority: 'medium',
      notes: '45 minutes, we are second. **Load in 18:00** through the yard, the stairs are narrow.',
      steps: {
        done: ['Confirm with Petra'],
        open: ['Poster', 'Borrow a second monitor', 'Who drives the amp?', 'Guest list'],
      },
    },
    { title: 'Learn the bridge of “Harvest Moon”', due: 6, begun: 2 },
    { title: 'Poster to the printer', due: 5, labels: ['email'] },
    { title: 'Split the rent of the room', due: -9, slippedFrom: -20, labels: ['money', 'quick'] },
    { title: 'Write down who owns which cable', due: 11, labels: ['quick'], priority: 'low' },
    {
      title: 'Set list, with keys',
      due: 4,
      steps: { done: ['First half'], open: ['Second half', 'Something for an encore'] },
    },
    { title: 'Ask Dario if he mixes us', due: 3, labels: ['call'] },
    { title: 'A song in 6/8', labels: ['idea'] },
    { title: 'Record the three good ones properly', labels: ['someday'] },
    { title: 'Street festival: when do they choose?', labels: ['waiting', 'email'] },
    {
      title: 'A name that is not “The Late Fees”',
      labels: ['decide'],
      notes: '- The Overdues\n- Harbour Light\n- Still The Late Fees',
    },
    { title: 'Ear plugs that fit', labels: ['buy'] },
    { title: 'Wedding of Jonas’s cousin: do we play?', labels: ['decide', 'with Jonas'] },
    { title: 'Matching shirts', dropped: 11 },
  ],
}
