import { conditionsOf, parseQuery } from '@cairn/contract/query/parse'
import { expect, test } from 'vitest'
import { clockOf } from '../../data/clock.ts'
import { chipWords } from './chip-words.ts'

const reader = {
  now: '2026-11-20T09:00:00.000Z',
  today: '2026-11-20',
  timeZone: 'Europe/Berlin',
  labels: [
    { id: 'l1', name: 'home' },
    { id: 'l2', name: 'Deep work' },
  ],
  projects: [{ id: 'p1', name: 'Garden' }],
}

const clock = clockOf({ timeZone: reader.timeZone, locale: 'en-GB', hourCycle: null, weekStart: null }, reader.today)

test.each([
  ['tax', '“tax”'],
  ['-"Tax return"', 'not “tax return”'],
  ['is:open', 'open'],
  ['-is:done', 'not done'],
  ['status:pending,completed', 'to do or completed'],
  ['is:overdue', 'overdue'],
  ['is:subtask', 'a subtask'],
  ['priority>=high', 'priority high or higher'],
  ['priority<=low', 'priority low or lower'],
  ['priority:low,urgent', 'priority low or urgent'],
  ['label:home,"deep work"', 'home or Deep work'],
  ['-label:home', 'not home'],
  ['label:none', 'no label'],
  ['project:garden', 'in Garden'],
  ['due<=4d', 'due by Tue'],
  ['due:today', 'due today'],
  ['due>today', 'due from tomorrow'],
  ['due:2026-12-24', 'due 24 Dec'],
  ['due:2026-12-24..2026-12-26', 'due 24 Dec to 26 Dec'],
  ['due:none', 'no due date'],
  ['due:any', 'with a due date'],
  ['-due:none', 'with a due date'],
  ['created:yesterday', 'made yesterday'],
  ['updated<=yesterday', 'changed by yesterday'],
  ['completed:none', 'never completed'],
  ['-has:description', 'no description'],
])('%s is “%s”', (query, words) => {
  const [condition] = conditionsOf(parseQuery(query, reader))
  expect(condition && chipWords(condition, reader, clock)).toBe(words)
})
