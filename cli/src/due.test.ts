import { expect, test } from 'vitest'
import { dueInWords, isOverdue, readDue } from './due.ts'

const zone = 'Europe/Berlin'
/** A Friday, 10:00 in Berlin. */
const now = Date.parse('2026-11-20T09:00:00Z')

test.each([
  ['2026-12-01', { dueOn: '2026-12-01' }],
  ['today', { dueOn: '2026-11-20' }],
  ['Tomorrow', { dueOn: '2026-11-21' }],
  ['sat', { dueOn: '2026-11-21' }],
  ['thursday', { dueOn: '2026-11-26' }],
  ['friday', { dueOn: '2026-11-27' }],
  ['+3d', { dueOn: '2026-11-23' }],
  ['+2w', { dueOn: '2026-12-04' }],
  ['2026-12-01 09:00', { dueAt: '2026-12-01T08:00:00.000Z', timeZone: zone }],
  ['2026-12-01T09:00', { dueAt: '2026-12-01T08:00:00.000Z', timeZone: zone }],
  ['tomorrow 9am', { dueAt: '2026-11-21T08:00:00.000Z', timeZone: zone }],
  ['tomorrow 12:30 am', { dueAt: '2026-11-20T23:30:00.000Z', timeZone: zone }],
  ['mon 12pm', { dueAt: '2026-11-23T11:00:00.000Z', timeZone: zone }],
  ['2026-07-01 09:00', { dueAt: '2026-07-01T07:00:00.000Z', timeZone: zone }],
  ['2027-03-28 02:30', { dueAt: '2027-03-28T01:30:00.000Z', timeZone: zone }],
])('reads %s', (text, due) => {
  expect(readDue(text, zone, now)).toEqual(due)
})

test.each([
  '',
  'someday',
  '2026-02-30',
  '01.12.2026',
  'tomorrow 25:00',
  'tomorrow 9',
  'tomorrow 13pm',
  'tomorrow 9:60',
  '+d',
  't',
])('does not guess at “%s”', text => {
  expect(readDue(text, zone, now)).toBeUndefined()
})

test.each([
  ['2026-11-20', 'today'],
  ['2026-11-21', 'tomorrow'],
  ['2026-11-19', 'yesterday'],
  ['2026-11-17', '3 days ago'],
  ['2026-11-22', 'Sunday'],
  ['2026-11-26', 'Thursday'],
  ['2026-11-27', '27 Nov'],
  ['2026-09-01', '1 Sep'],
  ['2027-01-02', '2 Jan 2027'],
])('calls %s %s', (dueOn, words) => {
  expect(dueInWords({ dueOn, dueAt: null }, zone, now)).toBe(words)
})

test('an instant has the day and the time of the zone', () => {
  const due = { dueOn: null, dueAt: '2026-11-20T23:30:00.000Z' }
  expect(dueInWords(due, zone, now)).toBe('tomorrow 00:30')
  expect(dueInWords(due, 'America/New_York', now)).toBe('today 18:30')
})

test('a day is overdue when it is over, an instant when it has passed', () => {
  expect(isOverdue({ dueOn: '2026-11-20', dueAt: null }, zone, now)).toBe(false)
  expect(isOverdue({ dueOn: '2026-11-19', dueAt: null }, zone, now)).toBe(true)
  expect(isOverdue({ dueOn: '2026-11-20', dueAt: null }, 'Pacific/Kiritimati', now)).toBe(false)
  expect(isOverdue({ dueOn: null, dueAt: '2026-11-20T08:59:00.000Z' }, zone, now)).toBe(true)
  expect(isOverdue({ dueOn: null, dueAt: '2026-11-20T09:01:00.000Z' }, zone, now)).toBe(false)
  expect(isOverdue({ dueOn: null, dueAt: null }, zone, now)).toBe(false)
})
