import { expect, test } from 'vitest'
import { parseQuickAdd, type QuickTask } from './quick-add.ts'

/** A Friday, ten in the morning in Berlin. */
const reader = { now: Date.parse('2026-11-20T09:00:00Z'), timeZone: 'Europe/Berlin', dayOrder: 'dmy' } as const

const read = (text: string) => parseQuickAdd(text, reader)[0] as QuickTask

/** What is due as a clock in Berlin shows it. */
function dueIn(text: string): string | null {
  const { due } = read(text)
  if (!due) return null
  return 'dueOn' in due ? due.dueOn : new Date(Date.parse(due.dueAt) + 3_600_000).toISOString().slice(0, 16)
}

test.each([
  'Ask about last friday bill',
  'Ring the doctor 30 min before',
  'Reply to the mail from 2 days ago',
  'Thank Ben for last night',
  'Pay the invoice from yesterday',
  'See the day before yesterday',
  'Remind Tom the day after',
  'Arrive 2 days later',
  'Book 2 weeks before Dec 24',
  'See the friday before Dec 5',
  'Run this morning',
])('%s: what is past, or seen from something else, is text', text =>
  expect(read(text)).toMatchObject({ title: text, due: null, parts: [] }),
)

test.each([
  'Read the report of Nov 3',
  'Read about 9/11',
  'Reply to the mail from Nov 18',
  'Check what changed since monday',
  'Wait until friday',
  'Call after 6pm',
  'Call between 3pm and 4pm',
  'Move the meeting to friday',
  'Crop the photo to 16/9',
  'Fix it in 10.12.',
  'Prepare for the Monday meeting',
  'Book a 5pm slot',
  'Ask for friday off',
  'Summarise yesterday’s meeting',
  'Review Tuesday’s notes',
  'Review Monday and Tuesday’s notes',
  'Eat tomorrow’s lunch',
  'Hear Anna’s friday talk',
  'Water plants every monday',
  'Take out trash every other tuesday',
  'Meet June at noon',
  'Read mid-market report',
  'Learn 20. decorations',
  'Call mid-market clients',
  'Fix bug 12. Maybe later',
  'Check rule 5. Junior devs',
  'Meet on the 5th floor',
  'Do it on the 1st try',
  'Celebrate on the 25th anniversary',
])('%s: what the task is about is text', text =>
  expect(read(text)).toMatchObject({ title: text, due: null, parts: [] }),
)

test.each<[string, string, string]>([
  ['Party Dec 3 - Dec 5', 'Party Dec 3 - Dec 5', '2026-12-03'],
  ['Vacation Dec 3-5', 'Vacation Dec 3-5', '2026-12-03'],
  ['Holiday 20-27 December', 'Holiday 20-27 December', '2026-12-20'],
  ['Trip from monday to friday', 'Trip from monday to friday', '2026-11-23'],
  ['Flight 10:30 to 12:00 on Dec 3', 'Flight 10:30 to 12:00', '2026-12-03T10:30'],
  ['Meeting tomorrow from 3pm to 4pm', 'Meeting from 3pm to 4pm', '2026-11-21T15:00'],
  ['Meeting 3pm-4pm tomorrow', 'Meeting 3pm-4pm', '2026-11-21T15:00'],
  ['10am-11am yoga thursday', '10am-11am yoga', '2026-11-26T10:00'],
  ['Take pills 8am, 2pm and 8pm', 'Take pills 8am, 2pm and 8pm', '2026-11-21T08:00'],
  ['Call mon or tue', 'Call mon or tue', '2026-11-23'],
])('%s: of a range or a list the first is due, and all of it stays', (text, title, due) => {
  expect(read(text).title).toBe(title)
  expect(dueIn(text)).toBe(due)
})

test.each<[string, string, string]>([
  ['Finish report by friday', 'Finish report', '2026-11-27'],
  ['Submit by the 5th of december', 'Submit', '2026-12-05'],
  ['Submit by the end of the month', 'Submit', '2026-11-30'],
  ['Send no later than friday', 'Send', '2026-11-27'],
  ['Submit taxes before Dec 31', 'Submit taxes', '2026-12-31'],
  ['Homework due: friday', 'Homework', '2026-11-27'],
  ['Invoice due on the 15th', 'Invoice', '2026-12-15'],
  ['Essay deadline: 5 dec', 'Essay deadline', '2026-12-05'],
  ['Prepare slides for Monday', 'Prepare slides', '2026-11-23'],
  ['Order cake for Saturday with Ben', 'Order cake with Ben', '2026-11-21'],
  ['Buy present for Tom for friday', 'Buy present for Tom', '2026-11-27'],
  ['Lunch at noon on sunday', 'Lunch', '2026-11-22T12:00'],
  ['Submit on 2026/12/01', 'Submit', '2026-12-01'],
  ['Call Ben (friday)', 'Call Ben', '2026-11-27'],
  ['Call Ben - friday', 'Call Ben', '2026-11-27'],
  ['Call Ben, friday', 'Call Ben', '2026-11-27'],
  ['Mon: call the bank', 'call the bank', '2026-11-23'],
  ['Stop by Ben’s tomorrow', 'Stop by Ben’s', '2026-11-21'],
  ['Drop by friday', 'Drop by', '2026-11-27'],
  ['Carry on tomorrow', 'Carry on', '2026-11-21'],
  ['Hand it in tomorrow', 'Hand it in', '2026-11-21'],
  ['Call her friday', 'Call her', '2026-11-27'],
])('%s: a small word goes with its day, unless it belongs to the verb', (text, title, due) => {
  expect(read(text).title).toBe(title)
  expect(dueIn(text)).toBe(due)
})

test.each<[string, string, string]>([
  ['Meet at 5', 'Meet', '2026-11-20T17:00'],
  ['Meet at 5 tomorrow', 'Meet', '2026-11-21T17:00'],
  ['Wake up at 5am', 'Wake up', '2026-11-21T05:00'],
  ['Wake up at 6:00', 'Wake up', '2026-11-21T06:00'],
  ['Call at 7', 'Call', '2026-11-21T07:00'],
  ['Call mom tomorrow morning', 'Call mom', '2026-11-21T09:00'],
  ['Email Sue Thursday afternoon', 'Email Sue', '2026-11-26T15:00'],
  ['Call Jo this evening', 'Call Jo', '2026-11-20T19:00'],
  ['Movie friday night', 'Movie', '2026-11-27T21:00'],
  ['Jog tomorrow morning at 7', 'Jog', '2026-11-21T07:00'],
  ['Wake up at 5 tomorrow morning', 'Wake up', '2026-11-21T05:00'],
  ['Wake up tomorrow morning at 5', 'Wake up', '2026-11-21T05:00'],
  ['Call at 5 in the afternoon', 'Call', '2026-11-20T17:00'],
  ['9am call Ben friday', 'call Ben', '2026-11-27T09:00'],
  ['Catch the 8:15 train tomorrow', 'Catch the 8:15 train', '2026-11-21'],
  ['Dentist tues 3pm', 'Dentist', '2026-11-24T15:00'],
  ['Day after tomorrow call Ben', 'call Ben', '2026-11-22'],
  ['Renew in 6 months', 'Renew', '2027-05-20'],
  ['Renew in a year', 'Renew', '2027-11-20'],
  ['Pay rent on 1st', 'Pay rent', '2026-12-01'],
  ['20. December party', 'party', '2026-12-20'],
  ['Buy today 12 eggs', 'Buy 12 eggs', '2026-11-20'],
  ['Read pages 10-12 today', 'Read pages 10-12', '2026-11-20'],
  ['Kick-off 3.12. 14h', 'Kick-off 14h', '2026-12-03'],
  ['Call in 2h', 'Call', '2026-11-20T12:00'],
  ['Meditate 1h tomorrow', 'Meditate 1h', '2026-11-21'],
])('%s: days and times are read as most people mean them', (text, title, due) => {
  expect(read(text).title).toBe(title)
  expect(dueIn(text)).toBe(due)
})

test.each([
  'Kick-off 14h',
  'Nap 20min',
  'Make it 4:3',
  'Mix 50/50',
  'Score 3-1',
  'Watch 12 Angry Men',
  'Call +49 170 1234567',
  'Plan 2-3 days off',
  'Good morning mail',
  'Clean the house this week',
])('%s: no day is made of a length, a score or a number', text =>
  expect(read(text)).toMatchObject({ title: text, due: null }),
)

test('a range that was turned back into text leaves the day beside it', () => {
  const text = 'Meeting tomorrow from 3pm to 4pm'
  const { parts } = read(text)
  expect(parts.map(part => [part.text, part.stays ?? false])).toEqual([
    ['tomorrow', false],
    ['from 3pm to 4pm', true],
  ])
  const [task] = parseQuickAdd(text, { ...reader, plain: new Set(['due:from 3pm to 4pm']) })
  expect(task).toMatchObject({ title: 'Meeting from 3pm to 4pm', due: { dueOn: '2026-11-21' } })
})

test('a task stands in one project: what else is named as one stays text', () =>
  expect(read('Weed +Home +Garden')).toMatchObject({ title: 'Weed +Home', project: 'Garden' }))
