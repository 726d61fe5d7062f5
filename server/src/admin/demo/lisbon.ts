import type { DemoProject } from './life.ts'

export const lisbon: DemoProject = {
  name: 'Lisbon trip',
  color: 'yellow',
  tasks: [
    { title: 'Agree on the week with Jonas’s work and Ida’s school', done: 35, labels: ['with Jonas'] },
    {
      title: 'Book the flights',
      done: 25,
      priority: 'high',
      labels: ['money'],
      notes: 'Out 10:40, back 19:15. Seats 14 A–C. One suitcase, two backpacks.',
    },
    {
      title: 'Find a flat in Graça or Alfama',
      done: 21,
      steps: { done: ['Shortlist of five', 'Ask about the stairs', 'Book'] },
    },
    { title: 'Ask Vera to look after the cat', done: 17, labels: ['call'] },
    { title: 'Ida’s passport: photo and appointment', due: -12, done: 11, priority: 'high', labels: ['errand'] },
    { title: 'Tell the school', done: 3, labels: ['email'] },
    { title: 'Pick up Ida’s passport', due: 1, priority: 'high', labels: ['errand'] },
    { title: 'Second half of the rent for the flat', due: 9, labels: ['money'] },
    { title: 'Pay back Vera for the flights', due: -6, labels: ['money', 'quick'] },
    { title: 'Oceanário: tickets for the morning', due: 13, labels: ['buy'] },
    {
      title: 'Reserve the table for Jonas’s birthday',
      due: [4, '18:00'],
      labels: ['call'],
      priority: 'medium',
      notes: 'Zé da Mouraria or Taberna da Rua das Flores. Must have something for Ida that is not cod.',
    },
    { title: 'Train to Sintra: which one beats the buses?', due: 20 },
    { title: 'Travel insurance still valid?', due: 15, labels: ['quick'] },
    {
      title: 'Learn to order in Portuguese',
      due: 28,
      begun: 5,
      steps: { done: ['Greetings', 'Numbers to 100'], open: ['Food without meat', '"We have a child who is tired"'] },
    },
    {
      title: 'Pack',
      due: 35,
      steps: {
        open: [
          'Shoes for cobbles',
          'Rain jackets',
          'Ida’s book and the other Ida’s book',
          'Plug adapter',
          'Card game',
          'Medicine bag',
        ],
      },
    },
    { title: 'Take out the rubbish, water off, heating down', due: 36, labels: ['quick'] },
    { title: 'Taxi to the airport', due: [36, '07:45'], priority: 'high' },
    { title: 'Ask Rui where he goes for pastéis', labels: ['quick'], notes: 'He says *not* the famous one.' },
    {
      title: 'A viewpoint a day',
      labels: ['idea'],
      notes: '- Senhora do Monte\n- Graça, at sunset\n- Santa Luzia, in the morning\n- São Pedro de Alcântara',
    },
    { title: 'Fado that lets children in', labels: ['idea'] },
    { title: 'Is tram 28 worth the queue?', priority: 'low' },
    { title: 'Rent a car for two days', dropped: 16 },
    { title: 'Compare hotels near the airport', binned: 18 },
  ],
}
