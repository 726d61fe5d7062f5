import type { DemoProject } from './life.ts'

export const team: DemoProject = {
  name: 'Team & hiring',
  color: 'purple',
  tasks: [
    { title: 'Agree on the salary range with the accountant', done: 30, labels: ['money'] },
    {
      title: 'Write the job ad for the front-end role',
      done: 27,
      labels: ['deep work'],
      notes: 'No "rockstar", no list of twelve frameworks. What the first three months look like, and the salary.',
    },
    {
      title: 'Post it where designers who code read',
      done: 25,
      steps: { done: ['Our own site', 'The meet-up list', 'Ask Elif for two people she would hire'] },
    },
    { title: 'Read the first 31 applications', done: 16 },
    { title: 'Say no to the ones we will not meet, with a reason', due: -15, done: 14, labels: ['email'] },
    {
      title: 'First calls',
      due: -9,
      done: 9,
      labels: ['call'],
      steps: { done: ['Hanna W.', 'Mateusz K.', 'Rui F.', 'Aylin D.'] },
    },
    { title: 'Tom’s yearly talk', due: [-11, '11:00'], done: 11 },
    { title: 'Order Priya’s second monitor', done: 7, labels: ['buy'] },
    { title: 'Renew the liability insurance', due: -4, done: 5, labels: ['money'] },
    { title: 'Team lunch, book the long table', done: 2, labels: ['call', 'quick'] },
    {
      title: 'Trial day with Hanna',
      due: [1, '09:30'],
      priority: 'high',
      notes:
        'Pair with Tom on the event calendar, lunch with everybody, half an hour with me at the end.\n\nPaid: **280 €**, ask for her invoice.',
      steps: {
        done: ['Pick a piece of work that fits a day'],
        open: ['Guest account', 'Desk and chair', 'Tell the team what to look for'],
      },
    },
    { title: 'Trial day with Rui', due: [6, '09:30'], priority: 'high' },
    { title: 'Tell Mateusz and Aylin where we stand', due: -2, labels: ['email'], priority: 'medium' },
    { title: 'Decide who gets the offer', due: 8, labels: ['decide'], priority: 'high' },
    { title: 'Offer letter', due: 9, labels: ['money'] },
    {
      title: 'First two weeks: who shows what',
      due: 18,
      begun: 3,
      steps: { open: ['Day one', 'Her first small release', 'Coffee with each of us', 'How we estimate'] },
    },
    { title: 'Elif’s yearly talk', due: [4, '11:00'], notes: 'She wants to lead a project of her own. The theatre?' },
    { title: 'Approve the holidays for next quarter', due: 0, labels: ['quick'] },
    { title: 'Sign the apprenticeship papers for Sam', due: 3, priority: 'medium' },
    { title: 'What did we learn this month? Fifteen minutes, all of us', due: [7, '15:30'] },
    { title: 'Rates for next year', due: 21, labels: ['decide', 'money'] },
    { title: 'Raise for Tom from next quarter', due: 26, labels: ['money'] },
    { title: 'Find a quieter room for calls', labels: ['idea'] },
    {
      title: 'Four-day weeks in summer: what would it cost?',
      labels: ['idea', 'someday'],
      notes: 'Elif has numbers from her last studio.',
    },
    { title: 'Replace the coffee machine before it replaces us', labels: ['buy'], priority: 'low' },
    { title: 'Ask the theatre when the tender comes', labels: ['call', 'waiting'] },
    { title: 'Second job ad for a project lead', dropped: 6, notes: 'First see how it goes with one more.' },
  ],
}
