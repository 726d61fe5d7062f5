import type { InputOf } from '@cairn/contract/contract'
import { addDays, dateIn } from '@cairn/contract/dates'
import { Sort } from '@cairn/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

let app: TestApp
let anna: Person
let home: string
let garden: string
const today = () => dateIn('Europe/Berlin', app.clock.ms())

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
  home = (await anna.api.labels.create({ name: 'home' })).id
  const work = (await anna.api.labels.create({ name: 'Deep work' })).id
  garden = (await anna.api.projects.create({ name: 'Garden' })).id
  const day = (days: number) => addDays(today(), days)
  for (const task of [
    { title: 'File the tax return', description: 'Ask Müller', priority: 'high', dueOn: day(5), labelIds: [home] },
    { title: 'Rake leaves', projectId: garden, priority: 'low', dueOn: day(-1) },
    { title: 'Write the report', status: 'in_progress', labelIds: [work, home] },
    { title: 'Paid rent', completed: true, priority: 'urgent', dueOn: day(-3) },
    { title: 'Ähren binden', projectId: garden, dueOn: day(0) },
  ] satisfies InputOf<'tasks.create'>[])
    await anna.api.tasks.create(task)
})
afterAll(() => app.close())

type Query = InputOf<'tasks.list'>
const found = async (query: Query) => (await anna.api.tasks.list(query)).items.map(({ title }) => title.split(' ')[0])

test.each<[Query, string]>([
  [{ q: 'is:open label:home,"deep work" due<=7d priority>=high "tax return"' }, 'File'],
  [{ q: 'muller' }, 'File'],
  [{ q: 'deep' }, 'Write'],
  [{ q: 'project:garden' }, 'Ähren Rake'],
  [{ q: '-project:garden is:open' }, 'Write File'],
  [{ q: 'is:overdue' }, 'Rake'],
  [{ overdue: 'true' }, 'Rake'],
  [{ overdue: 'false' }, 'Ähren Paid Write File'],
  [{ completed: 'true' }, 'Paid'],
  [{ completed: 'true', overdue: 'true' }, ''],
  [{ status: 'in_progress,completed' }, 'Paid Write'],
  [{ priority: 'high,low' }, 'Rake File'],
  [{ label: 'home' }, 'Write File'],
  [{ label: 'deep work' }, 'Write'],
  [{ search: 'ret tax' }, 'File'],
  [{ search: 'rep' }, 'Write'],
  [{ search: 'none such' }, ''],
  [{ sort: 'title' }, 'Ähren File Paid Rake Write'],
  [{ sort: 'priority' }, 'Paid File Rake Ähren Write'],
  [{ sort: 'priority', order: 'asc' }, 'Write Ähren Rake File Paid'],
  [{ sort: 'due' }, 'Paid Rake Ähren File Write'],
  [{ sort: 'created', order: 'asc' }, 'File Rake Write Paid Ähren'],
])('%o finds %s', async (query, titles) => {
  expect((await found(query)).join(' ')).toBe(titles)
})

test('a place, due dates and everything else can be asked for together', async () => {
  expect(await found({ project: garden, dueTo: today() })).toEqual(['Rake', 'Ähren'])
  expect(await found({ project: garden, priority: 'low' })).toEqual(['Rake'])
  const ben = await app.signUp()
  const theirs = refused(ben.api.tasks.list({ project: garden, priority: 'low' }))
  expect((await theirs).code).toBe('not-found')
})

test('when something was made is asked in the reader’s days', async () => {
  expect(await found({ createdFrom: today(), createdTo: today() })).toHaveLength(5)
  expect(await found({ createdTo: addDays(today(), -1) })).toEqual([])
})

/** Their titles, one page after the other. */
async function inPages({ api }: Person, query: Query) {
  const titles: string[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await api.tasks.list({ ...query, ...(cursor && { cursor }) })
    titles.push(...page.items.map(({ title }) => title))
    more = page.nextCursor !== null
    cursor = page.nextCursor ?? undefined
  }
  return titles
}

test('each page goes on where the one before ended, in any order', async () => {
  for (const sort of ['title', 'priority', 'due', 'updated'] as const) {
    const all = (await anna.api.tasks.list({ sort })).items.map(({ title }) => title)
    expect(await inPages(anna, { sort, limit: 2 }), sort).toEqual(all)
  }
})

test.each([
  ['Hangul, which comes apart into three letters', '각'],
  ['letters that stand for a sentence', '\ufdfa'],
  ['letters that stand for one of four bytes', '\ufacf'],
])('so it does however long the titles are: of %s', async (_what, letter) => {
  const ben = await app.signUp()
  const long = `${letter.repeat(19)} `.repeat(10)
  // What is equal for as long as anybody looks stays in the order of the ids.
  const titles = ['c', 'a', 'b'].map(end => long.slice(0, -1) + end)
  for (const title of titles) await ben.api.tasks.create({ title })
  expect(titles[0]).toHaveLength(200)
  for (const sort of Sort.options) expect(await inPages(ben, { sort, order: 'asc', limit: 1 }), sort).toEqual(titles)
})

test('what is not understood is said, at the parameter that holds it', async () => {
  const problem = await refused(anna.api.tasks.list({ q: 'is:open due:soon' }))
  expect(problem).toMatchObject({ code: 'invalid-request', reason: 'query' })
  expect(errorsOf(problem)['/q']).toContain('“soon” is no day')
  expect(errorsOf(await refused(anna.api.tasks.list({ label: 'garage' })))['/label']).toBe(
    'There is no label “garage”.',
  )
  expect(errorsOf(await refused(anna.api.tasks.list({ status: 'pending,lost' })))['/status/1']).toContain('one of')
})

test('a change of a title, or of a label’s name, is found at once', async () => {
  const ben = await app.signUp()
  const label = await ben.api.labels.create({ name: 'errand' })
  const task = await ben.api.tasks.create({ title: 'Buy milk', labelIds: [label.id] })
  const count = async (q: string) => (await ben.api.tasks.list({ q })).items.length
  expect(await count('milk')).toBe(1)
  await ben.api.tasks.update({ taskId: task.id, title: 'Buy oat drink' })
  await ben.api.labels.update({ labelId: label.id, name: 'shopping' })
  expect(await Promise.all(['milk', 'errand', 'oat', 'shop'].map(count))).toEqual([0, 0, 1, 1])
})

test('what became overdue since the last answer is not told unchanged', async () => {
  const ben = await app.signUp()
  await ben.api.tasks.create({ title: 'Soon', dueAt: new Date(app.clock.ms() + MINUTE).toISOString() })
  const first = await app.http('/tasks?overdue=true', { token: ben.token })
  expect((await first.json()).items).toEqual([])
  app.clock.forward(2 * MINUTE)
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
  const second = await app.http('/tasks?overdue=true', { token: ben.token, headers })
  expect((await second.json()).items).toHaveLength(1)
})

test('nobody finds what belongs to others', async () => {
  const ben = await app.signUp()
  expect((await ben.api.tasks.list({ q: 'tax' })).items).toEqual([])
  expect(errorsOf(await refused(ben.api.tasks.list({ q: 'label:home' })))['/q']).toBe('There is no label “home”.')
})
