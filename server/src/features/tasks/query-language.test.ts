import { readFile } from 'node:fs/promises'
import { contract, type InputOf } from '@cairn/contract/contract'
import { addDays, dateIn } from '@cairn/contract/dates'
import { HAVING } from '@cairn/contract/query/conditions'
import { Sort } from '@cairn/contract/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { DAY } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

/*
 * docs/query-language.md, line by line: each filter, order, mistake and parameter that it names has a case here, and what it says of a
 * mistake is what the API says.
 */

const page = await readFile(new URL('../../../../docs/query-language.md', import.meta.url), 'utf8')

/** The cells of the lines of a table, without its head. */
const tableBelow = (heading: string) =>
  (page.split(`${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line => line.split(/(?<!\\)\|/).map(cell => cell.trim()))
const spansIn = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span)

type Query = InputOf<'tasks.list'>

let app: TestApp
let api: Person['api']
let token: string
/** By the first word of their titles, in the order in which they were made. */
const tasks: Record<string, string> = {}
let garden: string
let today: string

beforeAll(async () => {
  app = await startApp()
  const anna = await app.signUp()
  tasks['Old'] = (await anna.api.tasks.create({ title: 'Old papers', status: 'cancelled' })).id
  app.clock.forward(40 * DAY)
  ;({ token = '' } = await app.client().auth.login({ identifier: anna.name, password: anna.password }))
  api = app.client(token)
  today = dateIn(anna.me.timeZone, app.clock.ms())
  garden = (await api.projects.create({ name: 'Garden' })).id
  const label = async (name: string) => (await api.labels.create({ name })).id
  const [home, errand, work] = [await label('home'), await label('errand'), await label('Deep work')]
  const day = (days: number) => addDays(today, days)
  await make({ title: 'File the tax return', priority: 'high', dueOn: day(5), startOn: day(-1), labelIds: [home] })
  await make({ title: 'Rake leaves', projectId: garden, priority: 'low', dueOn: day(-1), labelIds: [errand] })
  await make({
    title: 'Write reports',
    description: 'E-Mail to Müller',
    status: 'in_progress',
    startOn: day(3),
    labelIds: [work],
  })
  await make({ title: 'Paid rent', completed: true, priority: 'urgent', dueOn: day(-3) })
  await make({ title: 'Dig', projectId: garden, dueOn: today })
  await make({ title: 'Call the bank', parentId: tasks['File'] ?? '', dueAt: `${day(1)}T09:00:00Z` })
  app.clock.forward(1000)
  await api.tasks.update({ taskId: tasks['Rake'] ?? '', title: 'Rake the leaves' })
})
afterAll(() => app.close())

async function make(fields: InputOf<'tasks.create'>) {
  app.clock.forward(1000)
  const { id, title } = await api.tasks.create(fields)
  tasks[title.split(' ')[0] ?? ''] = id
}

const found = async (query: Query) => (await api.tasks.list(query)).items.map(({ title }) => title.split(' ')[0])
const all = () => Object.keys(tasks)
const but = (...titles: string[]) => all().filter(title => !titles.includes(title))
/** In the order in which they were made, for what does not ask for an order. */
const ofQuery = async (q: string) => (await found({ q })).toReversed()

describe('filters', () => {
  const OPEN = ['File', 'Rake', 'Write', 'Dig', 'Call']
  const cases: Record<string, () => string[]> = {
    tax: () => ['File'],
    '"tax return"': () => ['File'],
    'is:open': () => OPEN,
    'is:done': () => ['Old', 'Paid'],
    'is:overdue': () => ['Rake'],
    'is:subtask': () => ['Call'],
    'status:pending,in_progress': () => OPEN,
    'priority:high,urgent': () => ['File', 'Paid'],
    'priority>=high': () => ['File', 'Paid'],
    'label:home,errand': () => ['File', 'Rake'],
    'label:"deep work"': () => ['Write'],
    'project:Garden': () => ['Rake', 'Dig'],
    'project:Inbox': () => but('Rake', 'Dig'),
    'due:today': () => ['Dig'],
    'due<=7d': () => ['File', 'Rake', 'Paid', 'Dig', 'Call'],
    'due:2026-11-20..1w': () => ['File', 'Rake', 'Paid', 'Dig', 'Call'],
    'start<=today': () => ['File'],
    'start:any': () => ['File', 'Write'],
    'created>=-1m': () => but('Old'),
    'updated:today': () => but('Old'),
    'completed:any': () => ['Paid'],
    'has:label': () => ['File', 'Rake', 'Write'],
    '-label:home': () => but('File'),
    '-tax': () => but('File'),
  }
  const documented = tableBelow('# The query language').flatMap(([, write]) => spansIn(write))

  test('each that the page names is shown here, and none that it does not', () => {
    expect(Object.keys(cases)).toEqual(documented)
  })

  test.each(documented)('%s', async filter => {
    expect(await ofQuery(filter)).toEqual(cases[filter]?.())
  })

  const having: Record<(typeof HAVING)[number], string[]> = {
    start: ['File', 'Write'],
    due: ['File', 'Rake', 'Paid', 'Dig', 'Call'],
    time: ['Call'],
    label: ['File', 'Rake', 'Write'],
    description: ['Write'],
    priority: ['File', 'Rake', 'Paid'],
    parent: ['Call'],
  }
  test.each(HAVING)('has:%s, and the others have not', async what => {
    expect(page).toContain(`\`${what}\``)
    expect(await ofQuery(`has:${what}`)).toEqual(having[what])
    expect(await ofQuery(`-has:${what}`)).toEqual(but(...having[what]))
  })

  test.each<[string, () => string[]]>([
    ['label:none', () => but('File', 'Rake', 'Write')],
    ['label:home label:errand', () => []],
    ['due:none', () => ['Old', 'Write']],
    ['due:any', () => but('Old', 'Write')],
    ['due:yesterday', () => ['Rake']],
    ['due:tomorrow', () => ['Call']],
    ['due=5d', () => ['File']],
    ['due<today', () => ['Rake', 'Paid']],
    ['due>today', () => ['File', 'Call']],
    ['due>=-1d due<=1d', () => ['Rake', 'Dig', 'Call']],
    ['due<-2w', () => []],
    ['created<-1m', () => ['Old']],
    ['start:3d..1m', () => ['Write']],
    ['start:yesterday', () => ['File']],
    ['start=3d', () => ['Write']],
    ['start<=-1d', () => ['File']],
    ['start<3d', () => ['File']],
    ['priority<low', () => ['Old', 'Write', 'Dig', 'Call']],
    ['status:cancelled', () => ['Old']],
    ['muller', () => ['Write']],
    ['e-mail', () => ['Write']],
    ['report', () => ['Write']],
    ['reportss', () => []],
    ['erran', () => ['Rake']],
  ])('%s', async (query, titles) => {
    expect(await ofQuery(query)).toEqual(titles())
  })
})

describe('orders', () => {
  /** The way round that they have by themselves: those that have a value, and behind them the others. */
  const orders: Record<Sort, [string, string]> = {
    created: ['Call Dig Paid Write Rake File Old', ''],
    updated: ['Rake Call Dig Paid Write File Old', ''],
    completed: ['Paid', 'Call Dig Write Rake File Old'],
    start: ['File Write', 'Old Rake Paid Dig Call'],
    due: ['Paid Rake Dig Call File', 'Old Write'],
    priority: ['Paid File Rake Call Dig Write Old', ''],
    status: ['File Rake Dig Call Write Paid Old', ''],
    title: ['Call Dig File Old Paid Rake Write', ''],
    position: ['Old File Rake Write Paid Dig Call', ''],
  }
  const [line = ''] = /^`sort` is one of .*$/m.exec(page) ?? []
  const documented = spansIn(line).filter(span => !['sort', 'order', 'asc', 'desc'].includes(span))
  const descending: readonly Sort[] = ['created', 'updated', 'completed', 'priority']

  test('each that the page names is shown here', () => {
    expect(documented).toEqual(Sort.options)
  })

  test.each(Sort.options)('%s, by itself and turned round', async sort => {
    const [valued, others] = orders[sort].map(titles => titles.split(' ').filter(Boolean)) as [string[], string[]]
    expect(await found({ sort })).toEqual([...valued, ...others])
    const [own, turned] = descending.includes(sort) ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const)
    expect(await found({ sort, order: own })).toEqual([...valued, ...others])
    expect(await found({ sort, order: turned })).toEqual([...valued.toReversed(), ...others.toReversed()])
  })
})

describe('mistakes', () => {
  test.each(tableBelow('## Mistakes').map(([, written = '', said = '']) => [spansIn(written)[0] ?? '', said] as const))(
    '%s',
    async (q, said) => {
      expect(await refused(api.tasks.list({ q }))).toMatchObject({
        code: 'invalid-request',
        reason: 'query',
        parts: { errors: [{ pointer: '/q', detail: said }] },
      })
    },
  )

  test.each(['is:constructor', 'has:__proto__', 'due:toString', 'due:9999-12-31'])(
    '%s is one too, also where a query is saved',
    async q => {
      const mistakes = [refused(api.tasks.list({ q })), refused(api.filters.create({ name: q, query: q }))]
      for (const mistake of await Promise.all(mistakes))
        expect(mistake).toMatchObject({ code: 'invalid-request', reason: 'query' })
    },
  )

  test('each of several is said', async () => {
    const { parts } = await refused(api.tasks.list({ q: 'is:late tax due:soon' }))
    expect(parts.errors).toMatchObject([
      { pointer: '/q', from: 3, to: 7 },
      { pointer: '/q', from: 16, to: 20 },
    ])
  })

  test.each<[Record<string, string>, string, string]>([
    [{ q: 'x'.repeat(1001) }, '/q', '1000 characters'],
    [{ label: 'garage' }, '/label', 'There is no label “garage”.'],
    [{ status: 'pending,late' }, '/status/1', 'one of'],
    [{ priority: 'p1' }, '/priority/0', 'one of'],
    [{ completed: 'yes' }, '/completed', 'one of'],
    [{ overdue: '1' }, '/overdue', 'one of'],
    [{ dueFrom: 'tomorrow' }, '/dueFrom', 'calendar date'],
    [{ createdTo: '2026-02-30' }, '/createdTo', 'calendar date'],
    [{ project: 'garden' }, '/project', 'id'],
    [{ sort: 'colour' }, '/sort', 'one of'],
    [{ order: 'up' }, '/order', 'one of'],
    [{ limit: '0' }, '/limit', '1'],
    [{ limit: 'many' }, '/limit', 'number'],
    [{ cursor: 'x' }, '/cursor', 'Begin again without one'],
  ])('%o is refused at its place', async (query, pointer, said) => {
    const errors = errorsOf(await refused(api.tasks.list(query)))
    expect(Object.keys(errors)).toEqual([pointer])
    expect(errors[pointer]).toContain(said)
  })

  test('a parameter of other systems that is none here leads to ours', async () => {
    const answer = await app.http('/tasks?dueDate=2026-11-21', { token })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      errors: [{ pointer: '/dueDate', detail: expect.stringContaining('Did you mean “dueFrom” or “dueTo”?') }],
    })
  })
})

describe('parameters', () => {
  const day = (days: number) => addDays(today, days)
  const cases: Record<Exclude<keyof Query, 'cursor'>, () => [Query, string[]][]> = {
    completed: () => [
      [{ completed: 'true' }, ['Paid']],
      [{ completed: 'false' }, but('Paid')],
    ],
    status: () => [[{ status: 'in_progress,cancelled' }, ['Old', 'Write']]],
    priority: () => [[{ priority: 'high,low' }, ['File', 'Rake']]],
    label: () => [
      [{ label: 'HOME, errand' }, ['File', 'Rake']],
      [{ label: 'deep work' }, ['Write']],
    ],
    overdue: () => [
      [{ overdue: 'true' }, ['Rake']],
      [{ overdue: 'false' }, but('Rake')],
    ],
    search: () => [
      [{ search: 'ret tax' }, ['File']],
      [{ search: 'deep' }, ['Write']],
      [{ search: 'is:open' }, []],
    ],
    dueFrom: () => [
      [{ dueFrom: day(1) }, ['Call', 'File']],
      [{ dueFrom: day(0), dueTo: day(1) }, ['Dig', 'Call']],
    ],
    dueTo: () => [[{ dueTo: day(-1) }, ['Paid', 'Rake']]],
    createdFrom: () => [[{ createdFrom: today }, but('Old')]],
    createdTo: () => [[{ createdTo: day(-1) }, ['Old']]],
    project: () => [[{ project: garden }, ['Rake', 'Dig']]],
    parent: () => [[{ parent: tasks['File'] ?? '' }, ['Call']]],
    trashed: () => [[{ trashed: 'true' }, []]],
    q: () => [[{ q: 'is:open', overdue: 'false', priority: 'high' }, ['File']]],
    sort: () => [[{ sort: 'title', status: 'pending' }, ['Call', 'Dig', 'File', 'Rake']]],
    order: () => [[{ sort: 'title', order: 'desc', status: 'pending' }, ['Rake', 'File', 'Dig', 'Call']]],
    limit: () => [[{ sort: 'title', limit: 2 }, ['Call', 'Dig']]],
  }
  const documented = tableBelow('## Parameters instead of a query').flatMap(([, names]) => spansIn(names))
  const isOrdered = ({ sort, dueFrom, dueTo, project, parent }: Query) =>
    [sort, dueFrom, dueTo, project, parent].some(one => one !== undefined)

  test('each that the contract has stands on the page and here', () => {
    expect(documented.toSorted()).toEqual(Object.keys(contract.tasks.list.query.def.shape).toSorted())
    expect([...Object.keys(cases), 'cursor'].toSorted()).toEqual(documented.toSorted())
  })

  test.each(Object.keys(cases) as (keyof typeof cases)[])('%s', async name => {
    for (const [query, titles] of cases[name]()) {
      const told = await found(query)
      expect(isOrdered(query) ? told : told.toReversed(), JSON.stringify(query)).toEqual(titles)
    }
  })

  test('cursor', async () => {
    const first = await api.tasks.list({ sort: 'title', limit: 4 })
    const rest = await found({ sort: 'title', limit: 4, cursor: first.nextCursor ?? '' })
    expect([first.items.length, rest]).toEqual([4, ['Paid', 'Rake', 'Write']])
  })

  test('what is another’s is not there to be asked about', async () => {
    const other = await app.signUp()
    const theirs = refused(other.api.tasks.list({ project: garden, q: 'tax' }))
    expect(await theirs).toMatchObject({ code: 'not-found' })
    expect((await refused(other.api.tasks.list({ parent: tasks['File'] ?? '', sort: 'title' }))).code).toBe('not-found')
  })
})
