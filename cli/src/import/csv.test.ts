import { expect, test } from 'vitest'
import { readCsv, type CsvOptions } from './csv.ts'

const options: CsvOptions = { zone: 'Europe/Berlin', dates: undefined }
const read = (text: string, more: Partial<CsvOptions> = {}) => readCsv(text, { ...options, ...more })
const rowsOf = (text: string) => read(text).rows

test('reads our own columns', () => {
  const [row] = rowsOf(
    'title,description,status,priority,due,project,labels,completed,created\n' +
      'Pay rent,From the joint account,in progress,high,2026-12-01,Home,"bills,monthly",,2026-11-01\n',
  )
  expect(row).toEqual({
    line: 2,
    title: 'Pay rent',
    description: 'From the joint account\n\nCreated 2026-11-01.',
    status: 'in_progress',
    priority: 'high',
    due: { dueOn: '2026-12-01' },
    project: 'Home',
    labels: ['bills', 'monthly'],
  })
})

test('reads the day to start on; its time, which a start has not, is left out and said', () => {
  const { rows, notes } = read('title,Start Date\na,2026-11-30\nb,2026-11-30 18:00\nc,soon\nd,\n')
  expect(rows.map(({ startOn, description }) => [startOn, description])).toEqual([
    ['2026-11-30', ''],
    ['2026-11-30', ''],
    [undefined, 'Start: soon'],
    [undefined, ''],
  ])
  expect(notes.map(({ line }) => line)).toEqual([3, 4])
})

test('reads quotes, separators and line ends inside of quotes, and numbers the rows by their first line', () => {
  const rows = rowsOf('title,description\r\n"Say ""hello"", twice","first\r\nsecond\r\n\r\nfourth"\r\n\r\nnext,\r\n')
  expect(rows.map(({ line, title, description }) => ({ line, title, description }))).toEqual([
    { line: 2, title: 'Say "hello", twice', description: 'first\nsecond\n\nfourth' },
    { line: 7, title: 'next', description: '' },
  ])
})

test('leaves a quotation mark inside of a plain cell alone', () => {
  expect(rowsOf('title,due\nBuy a 5" pipe,2026-12-01\n')[0]?.title).toBe('Buy a 5" pipe')
})

test.each([
  ['semicolons', 'Title;Due Date\nPay, and rest;01.12.2026\n'],
  ['tabs', 'Title\tDue Date\nPay, and rest\t1 Dec 2026\n'],
  ['commas, with semicolons in a quoted head', '"Title";Due Date\n"Pay, and rest";2026-12-01'],
])('tells %s', (_name, text) => {
  expect(rowsOf(text)[0]).toMatchObject({ title: 'Pay, and rest', due: { dueOn: '2026-12-01' } })
})

test('refuses a file whose quotes do not close, and says where', () => {
  expect(() => read('title,notes\nfine,\nbroken,"and on\nand on\n')).toThrow(/from line 3 on/)
})

test('refuses a file without a column for the title, and names what it has', () => {
  expect(() => read('who,what\nanna,tea\n')).toThrow(/no column for the title/)
})

test('leaves out rows without a title or with too many cells, each with its line', () => {
  const { rows, leftOut } = read('title,due\nfine,\n,2026-12-01\nBuy milk, bread,2026-12-01\n,,\nalso fine\n')
  expect(rows.map(row => row.title)).toEqual(['fine', 'also fine'])
  expect(leftOut).toEqual([
    { line: 3, text: 'it has no title' },
    { line: 4, text: expect.stringContaining('3 cells where the first line has 2') },
  ])
})

test('keeps in the description what it cannot read, and says so', () => {
  const { rows, notes } = read('title,status,priority,due,done\nodd,blocked,meh,every monday,perhaps\n')
  expect(rows[0]).toMatchObject({
    status: 'pending',
    priority: 'none',
    description: 'Status: blocked\nCompleted: perhaps\nPriority: meh\nDue: every monday',
  })
  expect(notes.map(remark => remark.line)).toEqual([2, 2, 2, 2])
})

test('names the columns that have no place', () => {
  expect(read('title,Assignee,Estimate\nx,anna,3\n').general).toEqual([
    'Columns that have no place in Cairn: Assignee, Estimate.',
  ])
})

test.each([
  ['2026-12-01', { dueOn: '2026-12-01' }],
  ['2026/12/1', { dueOn: '2026-12-01' }],
  ['20261201', { dueOn: '2026-12-01' }],
  ['1.12.2026', { dueOn: '2026-12-01' }],
  ['31/12/2026', { dueOn: '2026-12-31' }],
  ['Dec 1, 2026', { dueOn: '2026-12-01' }],
  ['Tue, 1 December 2026', { dueOn: '2026-12-01' }],
  ['2026-12-01 09:00', { dueAt: '2026-12-01T08:00:00.000Z', timeZone: 'Europe/Berlin' }],
  ['2026-07-01 09:00:30', { dueAt: '2026-07-01T07:00:30.000Z', timeZone: 'Europe/Berlin' }],
  ['12/31/2026 5:30 PM', { dueAt: '2026-12-31T16:30:00.000Z', timeZone: 'Europe/Berlin' }],
  ['2026-12-01T09:00:00Z', { dueAt: '2026-12-01T09:00:00.000Z', timeZone: 'Europe/Berlin' }],
  ['2026-12-01T09:00:00.123456-05:00', { dueAt: '2026-12-01T14:00:00.000Z', timeZone: 'Europe/Berlin' }],
  ['0001-01-01T00:00:00Z', undefined],
])('reads %s as a due date', (text, due) => {
  expect(rowsOf(`title,due\nx,"${text}"\n`)[0]).toMatchObject({ description: '' })
  expect(rowsOf(`title,due\nx,"${text}"\n`)[0]?.due).toEqual(due)
})

test.each(['2026-02-30', '2026-13-01', '32.1.2026', '2026-12-01 25:00', 'tomorrow', '1 Foo 2026', '12.2026'])(
  'does not take %s for a date',
  text => {
    expect(rowsOf(`title,due\nx,${text}\n`)[0]).toMatchObject({ description: `Due: ${text}` })
    expect(rowsOf(`title,due\nx,${text}\n`)[0]).not.toHaveProperty('due')
  },
)

test('lets the whole column decide whether the day or the month comes first', () => {
  expect(rowsOf('title,due\na,03/04/2026\nb,04/30/2026\n').map(row => row.due)).toEqual([
    { dueOn: '2026-03-04' },
    { dueOn: '2026-04-30' },
  ])
  expect(rowsOf('title,due\na,03/04/2026\nb,30/04/2026\n')[0]?.due).toEqual({ dueOn: '2026-04-03' })
})

test('asks when it cannot know, and does as told', () => {
  expect(() => read('title,due\na,03/04/2026\n')).toThrow(/in two ways, such as 03\/04\/2026/)
  expect(read('title,due\na,03/04/2026\n', { dates: 'mdy' }).rows[0]?.due).toEqual({ dueOn: '2026-03-04' })
})

test.each([
  ['done', 'true', 'completed'],
  ['Completed', 'x', 'completed'],
  ['Completed', 'FALSE', 'pending'],
  ['Completed At', '2026-11-02', 'completed'],
  ['Completed At', '', 'pending'],
  ['done_at', '0001-01-01T00:00:00Z', 'pending'],
  ['Status', 'Done', 'completed'],
  ['Status', 'To Do', 'pending'],
  ['Status', 'canceled', 'cancelled'],
])('reads %s “%s” as %s', (head, said, status) => {
  expect(rowsOf(`title,${head}\nx,${said}\n`)[0]?.status).toBe(status)
})

test('says that numbers were read with 1 as the most urgent', () => {
  const { rows, general } = read('title,priority\na,1\nb,4\nc,P2\nd,\n')
  expect(rows.map(row => row.priority)).toEqual(['urgent', 'low', 'high', 'none'])
  expect(general).toHaveLength(1)
})

test('reads what Todoist writes: sections, subtasks, comments, labels, its priorities', () => {
  const { rows, general } = read(
    '\ufeffTYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\n' +
      'meta,view_style=list,,,,,,,,\n' +
      'task,Plan the trip @travel,,1,1,Anna (1),,2026-12-01,en,Europe/Berlin\n' +
      'note,Ask Tom too,,,,Anna (1),,,,\n' +
      'task,Book the train,,4,2,Anna (1),,every monday,en,Europe/Berlin\n' +
      'task,Reserve seats,,4,3,Anna (1),,2026-12-01 18:00,en,America/New_York\n' +
      'task,Find a hotel,,2,2,Anna (1),,,en,\n' +
      ',,,,,,,,,\n' +
      'section,Packing,,,,,,,,\n' +
      'task,* Passports,,3,1,Anna (1),,,en,\n',
  )
  expect(
    rows.map(({ line, title, priority, parentLine, labels }) => ({ line, title, priority, parentLine, labels })),
  ).toEqual([
    { line: 3, title: 'Plan the trip', priority: 'urgent', parentLine: undefined, labels: ['travel'] },
    { line: 5, title: 'Book the train', priority: 'none', parentLine: 3, labels: [] },
    { line: 6, title: 'Reserve seats', priority: 'none', parentLine: 5, labels: [] },
    { line: 7, title: 'Find a hotel', priority: 'high', parentLine: 3, labels: [] },
    { line: 10, title: 'Passports', priority: 'medium', parentLine: undefined, labels: ['Packing'] },
  ])
  expect(rows[0]?.description).toBe('Ask Tom too')
  expect(rows[1]?.description).toBe('Due: every monday')
  expect(rows[2]?.due).toEqual({ dueAt: '2026-12-01T23:00:00.000Z', timeZone: 'America/New_York' })
  expect(general).toEqual([
    'Columns that have no place in Cairn: AUTHOR, RESPONSIBLE, DATE_LANG.',
    'Sections became labels; comments stand in the description of their task.',
  ])
})

test('reads what Vikunja knows: done, its priorities from 1 to 5, dates that mean none', () => {
  const rows = rowsOf(
    'id,title,description,done,done_at,due_date,priority,labels,project\n' +
      '1,Fix the roof,,false,0001-01-01T00:00:00Z,2026-12-01T10:00:00Z,5,home,House\n' +
      '2,Sweep,,true,2026-11-02T08:00:00Z,0001-01-01T00:00:00Z,1,,House\n',
  )
  expect(rows.map(({ status, priority, due, description }) => ({ status, priority, due, description }))).toEqual([
    {
      status: 'pending',
      priority: 'urgent',
      due: { dueAt: '2026-12-01T10:00:00.000Z', timeZone: 'Europe/Berlin' },
      description: '',
    },
    { status: 'completed', priority: 'low', due: undefined, description: 'Completed 2026-11-02T08:00:00Z.' },
  ])
})
