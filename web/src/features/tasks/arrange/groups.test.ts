import { expect, test } from 'vitest'
import { aTask, INBOX } from '../../../data/factories.ts'
import { grouped, type Names } from './groups.ts'

const names: Names = {
  zone: 'Europe/Berlin',
  today: '2026-11-20',
  dayWords: day => day,
  labels: [
    { id: 'l1', name: 'errand' },
    { id: 'l2', name: 'home' },
  ],
  projects: [
    { id: INBOX, name: 'Inbox' },
    { id: 'p1', name: 'Garden' },
  ],
}

type Grouped = ReturnType<typeof grouped>
const said = (groups: Grouped) => groups.map(({ title, tasks }) => [title, ...tasks.map(task => task.id)])

test('days come in their order, what is overdue first as one, what has no day last', () => {
  const tasks = [
    aTask({ id: 'none' }),
    aTask({ id: 'later', dueOn: '2026-12-01' }),
    aTask({ id: 'yesterday', dueOn: '2026-11-19' }),
    aTask({ id: 'today', dueOn: '2026-11-20' }),
    aTask({ id: 'long ago', dueOn: '2025-11-20' }),
    // Nine in the evening of the day before, in London.
    aTask({ id: 'tonight', dueAt: '2026-11-19T23:30:00.000Z' }),
    aTask({ id: 'was done', dueOn: '2026-11-19', status: 'completed' }),
  ]
  expect(said(grouped(tasks, 'due', names))).toEqual([
    ['Overdue', 'yesterday', 'long ago'],
    ['2026-11-19', 'was done'],
    ['2026-11-20', 'today', 'tonight'],
    ['2026-12-01', 'later'],
    ['No date', 'none'],
  ])
})

test('turned round, groups begin with the last, and what has none stays last', () => {
  const tasks = [
    aTask({ id: 'a' }),
    aTask({ id: 'b', dueOn: '2026-11-21' }),
    aTask({ id: 'c', dueOn: '2026-11-22' }),
    aTask({ id: 'd', dueOn: '2026-11-01' }),
  ]
  const groups = grouped(tasks, 'due', names, { turned: true })
  expect(groups.map(({ title }) => title)).toEqual(['2026-11-22', '2026-11-21', 'Overdue', 'No date'])
})

test('a heading that is a day says so, for its rows need not', () => {
  const groups = grouped([aTask({ dueOn: '2026-11-01' }), aTask({ dueOn: '2026-11-22' }), aTask()], 'due', names)
  expect(groups.map(({ day }) => day)).toEqual([undefined, '2026-11-22', undefined])
})

test('priorities stand by rank, and statuses as a task goes through them', () => {
  const priorities = (['none', 'low', 'urgent', 'high'] as const).map(priority => aTask({ id: priority, priority }))
  expect(said(grouped(priorities, 'priority', names)).map(([title]) => title)).toEqual([
    'Urgent',
    'High',
    'Low',
    'No priority',
  ])
  const statuses = (['cancelled', 'in_progress', 'pending'] as const).map(status => aTask({ id: status, status }))
  expect(said(grouped(statuses, 'status', names)).map(([title]) => title)).toEqual([
    'To do',
    'In progress',
    'Cancelled',
  ])
})

test('a task stands under each of its labels, and what has none last', () => {
  const tasks = [
    aTask({ id: 'bare' }),
    aTask({ id: 'both', labelIds: ['l2', 'l1'] }),
    aTask({ id: 'home', labelIds: ['l2'] }),
    aTask({ id: 'of one that was deleted', labelIds: ['l3'] }),
  ]
  expect(said(grouped(tasks, 'label', names))).toEqual([
    ['errand', 'both'],
    ['home', 'both', 'home'],
    ['No label', 'bare', 'of one that was deleted'],
  ])
})

test('projects stand as in the sidebar, and what lost its name is still shown', () => {
  const tasks = [aTask({ id: 'x', projectId: 'gone' }), aTask({ id: 'y', projectId: 'p1' }), aTask({ id: 'z' })]
  expect(said(grouped(tasks, 'project', names))).toEqual([
    ['Inbox', 'z'],
    ['Garden', 'y'],
    ['Without a name', 'x'],
  ])
})

test('only a group that changed is another object', () => {
  const [a, b, c] = [aTask({ id: 'a', priority: 'high' }), aTask({ id: 'b', priority: 'high' }), aTask({ id: 'c' })]
  const before = grouped([a, b, c], 'priority', names)
  const after = grouped([a, { ...b, title: 'Another' }, c], 'priority', names, { before })
  expect(after[0]).not.toBe(before[0])
  expect(after[1]).toBe(before[1])
})

test('what has just been completed stays where it stood until it is gone', () => {
  const done = aTask({ id: 'a', status: 'completed' })
  const groups = grouped([done, aTask({ id: 'b' })], 'status', names, {
    stays: ({ id }) => (id === 'a' ? ['pending'] : undefined),
  })
  expect(said(groups)).toEqual([['To do', 'a', 'b']])
})
