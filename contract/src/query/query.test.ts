import { expect, test } from 'vitest'
import { priorities, statuses } from '../choices.ts'
import { conditionsOf, filterNames, parseQuery, wordsFor } from './parse.ts'
import { fits, type Searched } from './match.ts'
import type { Reader } from './readings.ts'
import type { Sort } from '../tasks.ts'
import { inOrder } from './sort.ts'
import { searchText, titleKey, wordsOf } from './words.ts'

const reader: Reader = {
  now: '2026-11-20T09:00:00.000Z',
  today: '2026-11-20',
  timeZone: 'Europe/Berlin',
  labels: [
    { id: 'l-home', name: 'home' },
    { id: 'l-work', name: 'Deep work' },
  ],
  projects: [
    { id: 'p-inbox', name: 'Inbox' },
    { id: 'p-tax', name: 'Tax 2026' },
  ],
}

const task = {
  id: '1',
  title: 'File the tax return',
  description: 'Ask Müller about the café receipts',
  projectId: 'p-tax',
  parentId: null,
  status: 'pending',
  priority: 'high',
  startOn: '2026-11-22',
  dueOn: '2026-11-25',
  dueAt: null,
  labelIds: ['l-home'],
  position: 'a',
  createdAt: '2026-11-01T08:00:00.000Z',
  updatedAt: '2026-11-19T08:00:00.000Z',
  completedAt: null,
} as const satisfies Searched & { id: string; title: string; position: string }

type Some = Partial<{ [K in keyof Searched]: Searched[K] }> & { title?: string }

function finds(query: string, changes: Some = {}): boolean {
  const parsed = parseQuery(query, reader)
  expect(parsed.errors, query).toEqual([])
  const one = { ...task, ...changes }
  return fits(conditionsOf(parsed), one, () => searchText(one))
}

test.each([
  '',
  'tax',
  'TAX retu',
  'return tax',
  '"tax return"',
  '"tax ret"',
  'muller',
  'cafe',
  'hom',
  '-garden',
  '-"return tax"',
  'is:open',
  '-is:done',
  'is:pending',
  'status:pending,in-progress',
  'priority:high',
  'priority:low,high',
  'priority>=medium',
  'priority<urgent',
  '-priority:none',
  'label:home',
  'label:Home',
  'label:"deep work",home',
  '-label:none',
  'project:"tax 2026"',
  'project:inbox,p-tax',
  'start:2026-11-22',
  'start<=2d',
  'start>today',
  'start:any',
  'has:start',
  'due<=7d',
  'due>today',
  'due:2026-11-25',
  'due=5d',
  'due:2026-11-20..1w',
  'due:any',
  '-is:overdue',
  'created:2026-11-01',
  'created>=-1m',
  'updated:yesterday',
  'completed:none',
  'has:due',
  '-has:time',
  'has:description',
  'is:open label:home due<=7d priority>=high "tax return"',
])('%s finds it', query => expect(finds(query)).toBe(true))

test.each([
  'garden',
  'ax',
  '"return tax"',
  '"return ask"',
  '-tax',
  'is:done',
  'is:overdue',
  'is:subtask',
  'status:completed',
  'priority<high',
  'priority>high',
  'label:home label:"deep work"',
  'label:none',
  'project:inbox',
  'start:today',
  'start<2026-11-22',
  'start:none',
  'due:today',
  'due<2026-11-25',
  'due:none',
  'created>2026-11-01',
  'completed:any',
  'has:parent',
])('%s does not find it', query => expect(finds(query)).toBe(false))

test('a label that was deleted is none, though its id stays on the task', () => {
  expect(finds('has:label', { labelIds: ['l-gone'] })).toBe(false)
  expect(finds('label:none', { labelIds: ['l-gone'] })).toBe(true)
  expect(finds('-label:none', { labelIds: ['l-gone', 'l-home'] })).toBe(true)
})

test.each(['label:“deep work”', 'label:„deep work“', 'label:”deep work”', '-“deep work”', '“tax return”'])(
  '%s: quotation marks may be curly, as phones write them',
  query => expect(parseQuery(query, reader)).toEqual(parseQuery(query.replaceAll(/[“”„]/g, '"'), reader)),
)

test('days are those of the reader: an instant just after midnight belongs to the new day', () => {
  const late = { dueOn: null, dueAt: '2026-11-20T23:30:00.000Z' }
  expect(finds('due:tomorrow', late)).toBe(true)
  expect(finds('due:today', late)).toBe(false)
})

test('what is due today is not overdue before its time, and done is never', () => {
  expect(finds('is:overdue', { dueOn: '2026-11-20' })).toBe(false)
  expect(finds('is:overdue', { dueOn: '2026-11-19' })).toBe(true)
  expect(finds('is:overdue', { dueOn: null, dueAt: '2026-11-20T08:59:59.999Z' })).toBe(true)
  expect(finds('is:overdue', { dueOn: null, dueAt: reader.now })).toBe(false)
  expect(finds('is:overdue', { dueOn: '2026-11-19', status: 'completed' })).toBe(false)
})

test.each([
  ['due:soon', 4, 8, /“soon” is no day/],
  ['due:2026-02-30', 4, 14, /is no day/],
  ['due:today..soon', 4, 15, /“today..soon” is no day/],
  ['due:today..', 4, 11, /“today..” is no day/],
  ['due:today,tomorrow', 0, 18, /one day or a range/],
  ['tax label:garden', 10, 16, /There is no label “garden”/],
  ['project:none', 8, 12, /There is no project “none”/],
  ['is:late', 3, 7, /not one of open, done/],
  ['is:open,done', 0, 12, /one value/],
  ['is>open', 0, 7, /cannot be compared/],
  ['priority>high,low', 0, 17, /Compare with one value/],
  ['status:', 0, 7, /Say what “status” should be/],
  ['label:home,', 0, 11, /Say what “label” should be/],
  ['colour:red', 0, 10, /no filter “colour”/],
  ['say "hello', 4, 10, /never closed/],
  ['say “hello', 4, 10, /never closed/],
])('%s says where and what is wrong', (query, from, to, detail) => {
  expect(parseQuery(query, reader).errors).toMatchObject([{ from, to, detail: expect.stringMatching(detail) }])
})

/** What every object of JavaScript answers to, though nobody has written it there. */
const inherited = Object.getOwnPropertyNames(Object.prototype)

test.each(inherited)('%s is a word like any other, behind each filter and by itself', word => {
  for (const key of filterNames)
    expect(parseQuery(`${key}:${word}`, reader).errors, key).toMatchObject([{ from: key.length + 1 }])
  expect(parseQuery(`${word}:x`, reader).parts.filter(({ condition }) => condition.on !== 'text')).toEqual([])
  expect(finds(`${word} tax`, { title: `tax of ${word}` })).toBe(true)
})

test('the last day of which anything can be said is in the year 9998, as for tasks', () => {
  expect(parseQuery('due<=9998-12-31', reader).errors).toEqual([])
  expect(parseQuery('due:9999-12-31', reader).errors).toMatchObject([
    { from: 4, detail: expect.stringMatching(/no day/) },
  ])
  for (const key of ['due<', 'due>', 'due:', 'start<=', 'created>='])
    for (const day of ['9999m', '-9999m', '9999w', '-9999w', '1970-01-01', '9998-12-31'])
      expect(parseQuery(key + day, reader).errors, key + day).toEqual([])
})

test('what only looks like a filter is text', () => {
  for (const query of ['note: call', 'https://example.org', 'a<b', '12:30', '-'])
    expect(parseQuery(query, reader).errors, query).toEqual([])
})

test('beside an error the rest is still understood', () => {
  const { parts, errors } = parseQuery('is:open due:soon "tax', reader)
  expect(parts.map(({ condition }) => condition.on)).toEqual(['status', 'text'])
  expect(errors).toHaveLength(2)
})

test('a label that is called none wins over the word', () => {
  const { parts } = parseQuery('label:none', { ...reader, labels: [{ id: 'l-none', name: 'None' }] })
  expect(parts[0]?.condition).toEqual({ not: false, on: 'label', ids: ['l-none'] })
})

test('every order puts what has no value last, whichever way round, and equals in the order of their ids', () => {
  const some = [
    task,
    { ...task, id: '2', dueOn: null, completedAt: '2026-11-19T08:00:00.000Z' },
    { ...task, id: '3', dueOn: null, dueAt: '2026-11-25T09:00:00.000Z' },
    { ...task, id: '4', priority: 'urgent' as const, title: 'Äpfel', status: 'completed' as const },
  ]
  const ids = (by: Sort, descending: boolean) =>
    some
      .toSorted(inOrder({ by, descending, timeZone: 'Europe/Berlin' }))
      .map(({ id }) => id)
      .join('')
  expect(ids('due', false)).toBe('3142')
  expect(ids('due', true)).toBe('4132')
  expect(ids('priority', true)).toBe('4321')
  expect(ids('title', false)).toBe('4123')
  expect(ids('completed', true)).toBe('2431')
})

test('a priority stands by its rank and a status by how far it is, neither by its name', () => {
  const some = [
    ...(['medium', 'none', 'urgent', 'low', 'high'] as const).map(priority => ({ ...task, id: priority, priority })),
    ...(['cancelled', 'pending', 'completed', 'in_progress'] as const).map(status => ({ ...task, id: status, status })),
  ]
  const ids = (by: Sort, descending: boolean, among: readonly string[]) =>
    some
      .toSorted(inOrder({ by, descending, timeZone: 'UTC' }))
      .map(({ id }) => id)
      .filter(id => among.includes(id))
  expect(ids('priority', true, priorities)).toEqual(['urgent', 'high', 'medium', 'low', 'none'])
  expect(ids('status', false, statuses)).toEqual(['pending', 'in_progress', 'completed', 'cancelled'])
})

test.each([
  ['請求書', { title: '来週までに請求書を送る' }],
  ['請求書を', { title: '来週までに請求書を送る' }],
  ['カキ', { title: '生ｶﾞｷを買う ｶｷ' }],
  ['ราคา', { title: 'ถามราคาก่อน' }],
  ['a4', { title: 'A4用紙を買う' }],
  ['用紙', { title: 'A4用紙を買う' }],
])('%s is found in the middle of text without spaces', (query, task) => {
  expect(finds(query, task)).toBe(true)
})

test('characters must stand beside each other, and marks stay with theirs', () => {
  expect(finds('求請', { title: '請求書' })).toBe(false)
  expect(finds('"請 書"', { title: '請求書' })).toBe(false)
  expect(wordsOf('がき kg 買い物')).toEqual(['か\u3099', 'き', 'kg', '買', 'い', '物'])
  expect(wordsOf('น้ำ')).toHaveLength(2)
})

test('a long word is cut between characters, never through one', () => {
  expect(wordsOf(`a${'𐤀'.repeat(33)}`)).toEqual([`a${'𐤀'.repeat(31)}`])
  expect(wordsOf('𐤀'.repeat(33))).toEqual(['𐤀'.repeat(32)])
  expect(finds(`a${'𐤀'.repeat(33)}`, { title: `a${'𐤀'.repeat(40)}` })).toBe(true)
})

test('titles are sorted by no more than 160 characters, whole ones', () => {
  expect(titleKey('Pay the RENT')).toBe('pay the rent')
  expect([...titleKey('ﷺ'.repeat(200))]).toHaveLength(160)
  expect(titleKey('𐤀 '.repeat(100))).toBe('𐤀 '.repeat(80))
})

test.each([
  ['priority:hgh milk', 'priority:high milk', ['priority:hgh']],
  ['-prioriti:high', '-priority:high', ['-prioriti:high']],
  ['is:opne', 'is:open', ['is:opne']],
  ['label:hme', 'label:home', ['label:hme']],
  ['label:home,"dep work" tax', 'label:home,"Deep work" tax', ['label:home,"dep work"']],
  ['due:tomorow', 'due:tomorrow', ['due:tomorow']],
  ['label:zz', undefined, ['label:zz']],
  ['status:', undefined, ['status:']],
  ['"tax return', undefined, []],
])('of %s it is said what was probably meant, and what is left out', (query, meant, left) => {
  const { errors } = parseQuery(query, reader)
  const instead = errors[0]?.instead
  expect(instead && query.slice(0, instead.from) + instead.text + query.slice(instead.to)).toBe(meant)
  expect(errors.flatMap(({ part }) => (part ? query.slice(part.from, part.to) : []))).toEqual(left)
  if (meant !== undefined) expect(parseQuery(meant, reader).errors).toEqual([])
})

test('a filter has its words, and what only every object knows has none', () => {
  expect(wordsFor('label')).toEqual(['none'])
  for (const key of ['constructor', 'toString', '__proto__', 'colour']) expect(wordsFor(key), key).toEqual([])
})
