import { describe, expect, test } from 'vitest'
import { nameOfPart, parseQuickAdd, type QuickTask } from './quick-add.ts'
import { writtenName } from './written-names.ts'

/** A Friday, ten in the morning in Berlin. */
const reader = { now: Date.parse('2026-11-20T09:00:00Z'), timeZone: 'Europe/Berlin' }

const read = (text: string, rest = {}) => parseQuickAdd(text, { ...reader, ...rest })[0] as QuickTask

/** What each line becomes: golden, so that a change of a library or a rule is seen. */
test.each<[string, Partial<QuickTask>]>([
  ['Pay rent', { title: 'Pay rent', labels: [], project: null, due: null, priority: 'none', description: '' }],
  [
    'Pay rent #home p1 tomorrow 9am //from the joint account',
    {
      title: 'Pay rent',
      labels: ['home'],
      priority: 'urgent',
      due: { dueAt: '2026-11-21T08:00:00.000Z', timeZone: 'Europe/Berlin' },
      description: 'from the joint account',
    },
  ],
  ['Call mum today', { title: 'Call mum', due: { dueOn: '2026-11-20' } }],
  ['Call mum on friday', { title: 'Call mum', due: { dueOn: '2026-11-27' } }],
  ['tomorrow buy milk', { title: 'buy milk', due: { dueOn: '2026-11-21' } }],
  [
    'Dentist 24 Dec at 14:30',
    { title: 'Dentist', due: { dueAt: '2026-12-24T13:30:00.000Z', timeZone: 'Europe/Berlin' } },
  ],
  ['Report 2026-12-01', { title: 'Report', due: { dueOn: '2026-12-01' } }],
  ['Water the plants in 3 days', { title: 'Water the plants', due: { dueOn: '2026-11-23' } }],
  ['Review next week', { title: 'Review', due: { dueOn: '2026-11-27' } }],
  ['Standup at 5pm', { title: 'Standup', due: { dueAt: '2026-11-20T16:00:00.000Z', timeZone: 'Europe/Berlin' } }],
  [
    'Plan #deep-work #home +Garden p3',
    { title: 'Plan', labels: ['deep-work', 'home'], project: 'Garden', priority: 'medium' },
  ],
  ['Weed +"North bed" #"deep work"', { title: 'Weed', project: 'North bed', labels: ['deep work'] }],
  ['Fix issue #42 with C++ and 1+1', { title: 'Fix issue #42 with C++ and 1+1', labels: [], project: null }],
  ['Read https://example.org/a//b', { title: 'Read https://example.org/a//b', description: '' }],
  ['May ask the second one', { title: 'May ask the second one', due: null }],
  ['Find a second page-turner', { title: 'Find a second page-turner', due: null }],
  ['Swim for 30 minutes', { title: 'Swim for 30 minutes', due: null }],
  ['Swim 2 hours tomorrow', { title: 'Swim 2 hours', due: { dueOn: '2026-11-21' } }],
  ['Swim in 2 hours', { title: 'Swim', due: { dueAt: '2026-11-20T11:00:00.000Z', timeZone: 'Europe/Berlin' } }],
  ['Dec 20 party at 7:30', { title: 'party', due: { dueAt: '2026-12-20T06:30:00.000Z', timeZone: 'Europe/Berlin' } }],
  ['Friday call Ben 9am', { title: 'call Ben', due: { dueAt: '2026-11-27T08:00:00.000Z', timeZone: 'Europe/Berlin' } }],
  ['Buy 2 apples', { title: 'Buy 2 apples', due: null }],
  ['Ask about P2P p2', { title: 'Ask about P2P', priority: 'high' }],
  ['#home', { title: '#home', labels: ['home'] }],
  ['- Buy milk', { title: 'Buy milk' }],
  ['- [ ] Buy milk', { title: 'Buy milk' }],
  ['1. [x] Buy milk', { title: 'Buy milk', completed: true }],
  ['- [X] Buy milk', { title: 'Buy milk', completed: true }],
  ['[ ] Buy milk', { title: 'Buy milk', completed: false, parts: [] }],
  ['Buy [x] milk', { title: 'Buy [x] milk', completed: false }],
  ['1. May ask Ben', { title: 'May ask Ben', due: null }],
  ['[link] Buy milk', { title: '[link] Buy milk' }],
  ['Mail a@b.example', { title: 'Mail a@b.example' }],
])('%s', (text, task) => expect(read(text)).toMatchObject(task))

/** Each as it is read where the day comes first, where the month does, and where that is not known. */
test.each<[string, string | null, string | null, string | null]>([
  ['20/12', '2026-12-20', '2026-12-20', '2026-12-20'],
  ['12/20', '2026-12-20', '2026-12-20', '2026-12-20'],
  ['5/5', '2027-05-05', '2027-05-05', '2027-05-05'],
  ['3/5', '2027-05-03', '2027-03-05', null],
  ['3/5/27', '2027-05-03', '2027-03-05', null],
  ['3/5/2027', '2027-05-03', '2027-03-05', null],
  ['3-5-2027', '2027-05-03', '2027-03-05', null],
  ['20-12-2027', '2027-12-20', '2027-12-20', '2027-12-20'],
  ['20.12.', '2026-12-20', '2026-12-20', '2026-12-20'],
  ['20. 12.', '2026-12-20', '2026-12-20', '2026-12-20'],
  ['Fri 20.12.', '2026-12-20', '2026-12-20', '2026-12-20'],
  ['20.12.2027', '2027-12-20', '2027-12-20', '2027-12-20'],
  ['19.11.', '2027-11-19', '2027-11-19', '2027-11-19'],
  ['29.2.', '2028-02-29', '2028-02-29', '2028-02-29'],
  // With points nobody writes the month first; but whoever does so in figures may mean it.
  ['3.5.', '2027-05-03', null, null],
  ['3.5.2027', '2027-05-03', null, null],
  ['30.2.', null, null, null],
  ['31/2/2027', null, null, null],
])('%s is %s, %s or %s', (text, ...expected) => {
  const orders = ['dmy', 'mdy', undefined] as const
  expect(orders.map(dayOrder => read(`x ${text}`, { dayOrder }).due)).toEqual(expected.map(dueOn => dueOn && { dueOn }))
})

test.each([
  'Add 1/2 cup of sugar',
  'Cut 3/4 of it',
  'On call 24/7',
  'Upgrade to 3.4.20',
  'Read 20.12',
  'Read chapter 1.2.',
  'Ping 192.168.1.1',
  'Read pages 3-4',
  'Plan next month’s trip',
  'Read the 27th chapter',
  'Wait until the end',
  'Midway through december’s papers',
])('%s: figures and words that are no date stay text', text =>
  expect(read(text, { dayOrder: 'dmy' })).toMatchObject({ title: text, due: null }),
)

test.each<[string, string]>([
  ['end of month', '2026-11-30'],
  ['end of the month', '2026-11-30'],
  ['end of next month', '2026-12-31'],
  ['end of december', '2026-12-31'],
  ['end of year', '2026-12-31'],
  ['next month', '2026-12-01'],
  ['mid december', '2026-12-15'],
  ['mid-November', '2027-11-15'],
  ['middle of may 2028', '2028-05-15'],
  ['20. December', '2026-12-20'],
  ['Dec 20', '2026-12-20'],
  ['on the 27th', '2026-11-27'],
  ['on the 5th', '2026-12-05'],
  ['on the 31st', '2026-12-31'],
  ['in 3 weeks', '2026-12-11'],
  ['in a week', '2026-11-27'],
  ['+3 days', '2026-11-23'],
  ['two weeks from now', '2026-12-04'],
  ['this weekend', '2026-11-21'],
  ['next weekend', '2026-11-28'],
])('%s is %s, wherever one lives', (text, dueOn) => {
  for (const dayOrder of ['dmy', 'mdy', undefined])
    expect(read(`Plan ${text}`, { dayOrder })).toMatchObject({ title: 'Plan', due: { dueOn } })
})

test('a date has a time beside it, and today is today in the afternoon too', () => {
  const dueAt = '2026-12-20T08:30:00.000Z'
  for (const text of ['20.12. at 9:30', '20/12 9:30', '20. December 9:30am', 'at 9:30 on 20.12.'])
    expect(read(`x ${text}`).due, text).toEqual({ dueAt, timeZone: 'Europe/Berlin' })
  const evening = { now: Date.parse('2026-11-20T18:00:00Z'), dayOrder: 'dmy' }
  for (const text of ['20 Nov', '20.11.', '20/11', 'Nov 20'])
    expect(read(`x ${text}`, evening).due, text).toEqual({ dueOn: '2026-11-20' })
})

test.each([
  'Call in 99999999 hours',
  'Call in 5000000 days',
  'Call in 12000 years',
  'Call 31 Dec 9999 at 23:30',
  'Call 1 Jan 1969',
  'Call 1 Jan 1970 at 0:10',
  'Call 1 Jan 12000',
  'Call 5 Feb 300 BC',
])('%s: a year in which nothing can be due is text', text =>
  expect(read(text)).toMatchObject({ title: text, due: null, parts: [] }),
)

test('a date before such a year is still the date', () => {
  expect(read('Call tomorrow, not in 5000000 days')).toMatchObject({ due: { dueOn: '2026-11-21' } })
  expect(read('Retire 31 Dec 9998')).toMatchObject({ due: { dueOn: '9998-12-31' } })
})

test('what is too long for a title stands whole in the description, and no character is cut in two', () => {
  const owls = '🦉'.repeat(120)
  expect(read(`${owls} //at night`)).toMatchObject({
    title: `${'🦉'.repeat(99)}…`,
    description: `${owls}\n\nat night`,
  })
})

test.each([
  ['Call Ben tomorrow!', 'Call Ben!'],
  ['Water the ferns #home.', 'Water the ferns.'],
  ['Ring Ann #home tomorrow, then Ben', 'Ring Ann, then Ben'],
  ['Is it ready tomorrow?', 'Is it ready?'],
  ['Smile tomorrow :)', 'Smile :)'],
  ['Wait , then go tomorrow', 'Wait , then go'],
])('%s: what ends a sentence stands behind its last word', (text, title) => expect(read(text)).toMatchObject({ title }))

test('a control character is a space', () => {
  expect(read('Ring\u0007the\u001bbell #ho\u0007me')).toMatchObject({ title: 'Ring the bell me', labels: ['ho'] })
})

test('known names may have spaces, and are written as they are', () => {
  const names = { labels: ['Deep work', 'Deep'], projects: ['North bed'] }
  expect(read('Plan #deep work, +north bed', names)).toMatchObject({
    title: 'Plan,',
    labels: ['Deep work'],
    project: 'North bed',
  })
})

test('a name is written so that it is read as that name, whatever follows', () => {
  const labels = ['Deep', 'Deep work', 'home', '2026', 'a+b', '12" vinyl', 'No. 1, please']
  for (const name of labels)
    expect(read(`Plan #${writtenName(name, labels)} work on it`, { labels }), name).toMatchObject({
      title: 'Plan work on it',
      labels: [name],
    })
  expect(labels.map(name => writtenName(name, labels))).toEqual([
    '"Deep"',
    'Deep work',
    'home',
    '2026',
    'a+b',
    '12" vinyl',
    'No. 1, please',
  ])
})

test('what is recognised says where it stands in the whole text', () => {
  const text = 'First\n  Pay #home p1 tomorrow //soon'
  const [, { parts } = { parts: [] }] = parseQuickAdd(text, reader)
  expect(parts.map(part => [part.kind, text.slice(part.from, part.to)])).toEqual([
    ['label', '#home'],
    ['priority', 'p1'],
    ['due', 'tomorrow'],
    ['description', '//soon'],
  ])
})

test('a part that was turned back is text again', () => {
  const text = 'Watch Tomorrow #home p1'
  const due = read(text).parts.find(({ kind }) => kind === 'due')
  expect(due?.text).toBe('Tomorrow')
  const plain = new Set([nameOfPart(due ?? { kind: 'due', text: '' }), 'label:#home'])
  expect(read(text, { plain })).toMatchObject({
    title: 'Watch Tomorrow #home',
    due: null,
    labels: [],
    priority: 'urgent',
  })
})

test('a tick can be turned back into text', () => {
  const text = '- [x] Buy milk'
  expect(read(text).parts).toEqual([{ kind: 'done', from: 2, to: 5, text: '[x]' }])
  expect(read(text, { plain: new Set(['done:[x]']) })).toMatchObject({ title: '[x] Buy milk', completed: false })
})

describe('several lines', () => {
  test('are several tasks, indented ones below others', () => {
    const text = 'Move house\n  Pack books\n    Find boxes\n  Call the van\n\nSleep'
    expect(parseQuickAdd(text, reader).map(({ title, depth }) => `${depth} ${title}`)).toEqual([
      '0 Move house',
      '1 Pack books',
      '2 Find boxes',
      '1 Call the van',
      '0 Sleep',
    ])
  })

  test('may come as a list from elsewhere, with tabs and Windows line ends', () => {
    const text = '* One\r\n\t- Two\r\n\t1. Three\r\n'
    expect(parseQuickAdd(text, reader).map(({ title, depth }) => `${depth} ${title}`)).toEqual([
      '0 One',
      '1 Two',
      '1 Three',
    ])
  })

  test('an odd indent has no level of its own', () => {
    expect(parseQuickAdd('    A\n  B\n   C', reader).map(({ depth }) => depth)).toEqual([0, 0, 1])
  })
})

test('of hundreds of names only what is as long as one of them is compared, however often one is written', () => {
  let compared = 0
  const counted = new Proxy(
    Array.from({ length: 400 }, (_, i) => `Label ${String(i).padStart(3, '0')}`),
    {
      get(names, key, receiver) {
        if (typeof key === 'string' && /^\d+$/.test(key)) compared++
        return Reflect.get(names, key, receiver) as unknown
      },
    },
  )
  const text = '#label 399 #other '.repeat(20)
  expect(read(text, { labels: counted }).labels).toEqual(['Label 399', 'other'])
  expect(compared).toBe(400)
})

test('days and times are those of the reader, whatever the zone of the machine', () => {
  const late = { now: Date.parse('2026-11-20T23:30:00Z') }
  expect(read('x today', late).due).toEqual({ dueOn: '2026-11-21' })
  expect(read('x today', { ...late, timeZone: 'America/New_York' }).due).toEqual({ dueOn: '2026-11-20' })
})

test('of a day and a time that stand apart, each can be turned back into text', () => {
  const text = 'Dec 20 party at 7:30'
  expect(read(text).parts.map(part => part.text)).toEqual(['Dec 20', 'at 7:30'])
  expect(read(text, { plain: new Set(['due:at 7:30']) })).toMatchObject({
    title: 'party at 7:30',
    due: { dueOn: '2026-12-20' },
  })
  expect(read(text, { plain: new Set(['due:Dec 20']) })).toMatchObject({
    title: 'Dec 20 party',
    due: { timeZone: 'Europe/Berlin' },
  })
})
