import type { DemoProject } from './life.ts'

export const health: DemoProject = {
  name: 'Health',
  color: 'red',
  weekdays: true,
  tasks: [
    { title: 'Tetanus booster', due: [-26, '17:00'], done: 26 },
    { title: 'New running shoes', done: 22, labels: ['buy'] },
    { title: 'Five kilometres without stopping', done: 19, notes: '34 minutes. Knee fine.' },
    { title: 'Ida: eye test', done: 14, labels: ['errand'] },
    { title: 'Six kilometres', done: 10 },
    { title: 'Refill the prescription', done: 7, labels: ['errand'] },
    { title: 'Seven kilometres', due: -2, done: 2, notes: '46 minutes, the bridge both ways.' },
    { title: 'Send the physio bill to the insurance', due: -7, slippedFrom: -14, labels: ['money', 'email'] },
    { title: 'Stretch, ten minutes', due: 0, labels: ['quick'] },
    { title: 'Physio', due: [1, '17:15'] },
    { title: 'Easy run, 40 minutes', due: 2 },
    {
      title: 'Dentist',
      due: [5, '08:20'],
      priority: 'medium',
      notes: 'Ask about the one at the back that minds cold water.',
    },
    { title: 'Physio, last one', due: [8, '17:15'] },
    { title: 'Eight kilometres', due: 9, begun: 1 },
    { title: 'Blood test, nothing to eat before', due: [12, '07:40'] },
    { title: 'Sign up for the harbour run', due: 11, labels: ['money', 'with Jonas'], priority: 'low' },
    { title: 'Ten kilometres', due: 31 },
    { title: 'Skin check: find somebody who takes new patients', labels: ['call'], priority: 'medium' },
    { title: 'A better chair at home', labels: ['buy', 'money'] },
    { title: 'Gym near the studio', dropped: 17, notes: 'I would not go. Running it is.' },
  ],
}
