import { expect, test } from 'vitest'
import { readTodoTxt } from './todo-txt.ts'

/** What a line becomes, without what is as for every other line. */
function read(line: string) {
  const { rows } = readTodoTxt(line)
  const [{ line: _line, ...row } = { line: 0 }] = rows
  const plain = { description: '', status: 'pending', priority: 'none', labels: [] as string[] }
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(plain[name as keyof typeof plain]),
    ),
  )
}

test.each([
  ['a plain line', 'Pay rent', { title: 'Pay rent' }],
  ['a priority', '(A) Pay rent', { title: 'Pay rent', priority: 'urgent' }],
  ['B is high', '(B) Pay rent', { title: 'Pay rent', priority: 'high' }],
  ['C is medium', '(C) Pay rent', { title: 'Pay rent', priority: 'medium' }],
  ['Z is low', '(Z) Pay rent', { title: 'Pay rent', priority: 'low' }],
  ['a priority only at the front', 'Really gotta call Mom (A)', { title: 'Really gotta call Mom (A)' }],
  ['a priority only in capitals', '(b) Get back to the boss', { title: '(b) Get back to the boss' }],
  ['a priority only before a space', '(B)->Submit TPS report', { title: '(B)->Submit TPS report' }],
  [
    'a creation date',
    '2011-03-02 Document the format',
    { title: 'Document the format', description: 'Created 2011-03-02.' },
  ],
  [
    'a creation date behind the priority',
    '(A) 2011-03-02 Call Mom',
    { title: 'Call Mom', priority: 'urgent', description: 'Created 2011-03-02.' },
  ],
  ['a date elsewhere is text', '(A) Call Mom 2011-03-02', { title: 'Call Mom 2011-03-02', priority: 'urgent' }],
  [
    'a completed task with both dates, the completion first',
    'x 2011-03-03 2011-03-01 Review Tim’s pull request',
    {
      title: 'Review Tim’s pull request',
      status: 'completed',
      description: 'Created 2011-03-01, completed 2011-03-03.',
    },
  ],
  [
    'a completed task with one date',
    'x 2011-03-03 Call Mom',
    { title: 'Call Mom', status: 'completed', description: 'Completed 2011-03-03.' },
  ],
  ['a completed task without dates', 'x Call Mom', { title: 'Call Mom', status: 'completed' }],
  [
    'a completed task that kept its priority',
    'x (A) 2011-03-03 Call Mom',
    { title: 'Call Mom', status: 'completed', priority: 'urgent', description: 'Completed 2011-03-03.' },
  ],
  [
    'pri: of a completed task',
    'x 2011-03-03 Call Mom pri:B',
    { title: 'Call Mom', status: 'completed', priority: 'high', description: 'Completed 2011-03-03.' },
  ],
  ['a word with x', 'xylophone lesson', { title: 'xylophone lesson' }],
  ['a capital X', 'X 2012-01-01 Make resolutions', { title: 'X 2012-01-01 Make resolutions' }],
  ['an x further on', '(A) x Find ticket prices', { title: 'x Find ticket prices', priority: 'urgent' }],
  [
    'projects and contexts anywhere',
    'Call +Family @iphone Mom +PeaceLoveAndHappiness @phone',
    { title: 'Call Mom', project: 'Family', labels: ['PeaceLoveAndHappiness', 'iphone', 'phone'] },
  ],
  ['the same project twice', 'Mow +Garden the lawn +Garden', { title: 'Mow the lawn', project: 'Garden' }],
  ['contexts that differ in case', 'Call @Phone @phone', { title: 'Call', labels: ['Phone'] }],
  [
    'an address and a sum',
    'Email SoAndSo at soandso@example.com, learn 2+2',
    { title: 'Email SoAndSo at soandso@example.com, learn 2+2' },
  ],
  [
    'a telephone number',
    'Call +49 170 1234567 about +1 and +49-170-123',
    { title: 'Call +49 170 1234567 about +1 and +49-170-123' },
  ],
  ['a lone plus and at', 'Tea + cake @ 5', { title: 'Tea + cake @ 5' }],
  ['a comma behind a context', 'Ask @anna, then decide', { title: 'Ask then decide', labels: ['anna'] }],
  ['a due date', 'Pay rent due:2026-12-01', { title: 'Pay rent', due: { dueOn: '2026-12-01' } }],
  ['a due date in capitals', 'Pay rent DUE:2026-12-01', { title: 'Pay rent', due: { dueOn: '2026-12-01' } }],
  ['a due date that does not exist', 'Pay rent due:2026-02-30', { title: 'Pay rent', description: 'due:2026-02-30' }],
  [
    'further keys, of which t is the day to start on',
    'Water plants rec:1w t:2026-11-25 due:2026-12-01 h:1',
    { title: 'Water plants', description: 'rec:1w h:1', startOn: '2026-11-25', due: { dueOn: '2026-12-01' } },
  ],
  ['a day to start on that does not exist', 'Water plants t:soon', { title: 'Water plants', description: 't:soon' }],
  [
    'an address of the web and a time',
    'Read https://example.org/a:b at 12:30',
    { title: 'Read https://example.org/a:b at 12:30' },
  ],
  [
    'nothing but marks',
    '(A) +Garden @home',
    { title: '+Garden @home', priority: 'urgent', project: 'Garden', labels: ['home'] },
  ],
  [
    'letters of the world',
    '(B) 東京で会う @旅行 +家族',
    { title: '東京で会う', priority: 'high', project: '家族', labels: ['旅行'] },
  ],
  ['tabs and control characters', 'Pay\trent\u0007 now', { title: 'Pay rent now' }],
])('reads %s', (_name, line, expected) => {
  expect(read(line)).toEqual(expected)
})

test('numbers lines as an editor does, over blank ones and any line end', () => {
  const { rows } = readTodoTxt('one\r\n\r\ntwo\n   \nthree\rfour')
  expect(rows.map(({ line, title }) => [line, title])).toEqual([
    [1, 'one'],
    [3, 'two'],
    [5, 'three'],
    [6, 'four'],
  ])
})

test('leaves out lines that have marks and no text, and says which', () => {
  const { rows, leftOut } = readTodoTxt('x 2026-01-01 2026-01-02\n(A) \nreal\n(A)')
  expect(rows.map(row => row.title)).toEqual(['real'])
  expect(leftOut.map(remark => remark.line)).toEqual([1, 2, 4])
})

test('says what it could not read as a due date', () => {
  const { notes } = readTodoTxt('fine due:2026-12-01\nodd due:someday')
  expect(notes).toEqual([{ line: 2, text: expect.stringContaining('due:someday') }])
})
