import type { InputOf } from '@cairn/contract/contract'
import { addDays, dateIn, startOfDay } from '@cairn/contract/dates'
import type { Task } from '@cairn/contract/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { refused } from '../../../test/refused.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

type Query = InputOf<'tasks.list'>

const titles = (tasks: Task[]) => tasks.map(({ title }) => title)

/** Every page of a list, and what happens between two of them. */
async function pages({ api }: Person, query: Query, between: (page: number) => Promise<unknown> = async () => {}) {
  const items: Task[] = []
  for (let cursor: string | undefined, page = 1; ; page++) {
    const answer = await api.tasks.list({ ...query, ...(cursor && { cursor }) })
    items.push(...answer.items)
    if (answer.nextCursor === null) return items
    cursor = answer.nextCursor
    await between(page)
  }
}

async function somebodyWith(given: InputOf<'tasks.create'>[], timeZone = 'Europe/Berlin') {
  const person = await app.signUp()
  await person.api.users.update({ timeZone })
  for (const fields of given) await person.api.tasks.create(fields)
  return person
}

test('the newest come first', async () => {
  const anna = await somebodyWith([{ title: 'a' }, { title: 'b' }, { title: 'c' }])
  expect(titles((await anna.api.tasks.list()).items)).toEqual(['c', 'b', 'a'])
})

test('a list says every task as the task itself does, whatever its text, and an empty one is empty', async () => {
  const anna = await somebodyWith([
    { title: 'Überweisung – „Größe 5" 🦉', description: '\\ "quoted"\n日本語' },
    { title: 'b' },
  ])
  const { items } = await anna.api.tasks.list()
  expect(items).toEqual(await Promise.all(items.map(({ id }) => anna.api.tasks.get({ taskId: id }))))
  const inbox = await anna.api.tasks.list({ project: items[0]!.projectId }) // `!`: she has two
  expect(inbox.items).toEqual(items.toReversed())
  expect(await anna.api.tasks.list({ trashed: 'true' })).toEqual({ items: [], nextCursor: null })
})

test('a project is listed by position, its subtasks by theirs', async () => {
  const anna = await somebodyWith([])
  const project = await anna.api.projects.create({ name: 'House' })
  const [a, b] = [
    await anna.api.tasks.create({ title: 'a', projectId: project.id, position: 'a5' }),
    await anna.api.tasks.create({ title: 'b', projectId: project.id, position: 'a3' }),
  ]
  for (const [title, position] of [
    ['below 2', 'a2'],
    ['below 1', 'a1'],
  ] as const)
    await anna.api.tasks.create({ title, parentId: a.id, position })
  await anna.api.tasks.create({ title: 'elsewhere' })
  expect(titles(await pages(anna, { project: project.id, limit: 1 }))).toEqual(['below 1', 'below 2', 'b', 'a'])
  expect(titles(await pages(anna, { parent: a.id, limit: 1 }))).toEqual(['below 1', 'below 2'])
  expect(await pages(anna, { parent: b.id })).toEqual([])
})

test('completed or not, and the trash', async () => {
  const anna = await somebodyWith([
    { title: 'open' },
    { title: 'in work', status: 'in_progress' },
    { title: 'no', status: 'cancelled' },
    { title: 'done', completed: true },
  ])
  const gone = await anna.api.tasks.create({ title: 'gone', completed: true })
  await anna.api.tasks.delete({ taskId: gone.id })
  expect(titles(await pages(anna, { completed: 'true' }))).toEqual(['done'])
  expect(titles(await pages(anna, { completed: 'false' }))).toEqual(['no', 'in work', 'open'])
  expect(titles(await pages(anna, { trashed: 'true' }))).toEqual(['gone'])
  expect(titles(await pages(anna, { trashed: 'true', completed: 'false' }))).toEqual([])
  const { inboxId } = anna.me
  expect(titles(await pages(anna, { project: inboxId, trashed: 'true' }))).toEqual(['gone'])
  expect(titles(await pages(anna, { project: inboxId, completed: 'true' }))).toEqual(['done'])
})

describe('due', () => {
  test('dates and instants of the days asked for, and no others, by due', async () => {
    const anna = await somebodyWith([
      { title: 'day before', dueOn: '2026-11-19' },
      { title: 'that day', dueOn: '2026-11-20' },
      { title: 'at noon', dueAt: '2026-11-20T12:00:00+01:00' },
      { title: 'at midnight', dueAt: '2026-11-20T00:00:00+01:00' },
      { title: 'just before', dueAt: '2026-11-19T23:59:59.999+01:00' },
      { title: 'last moment', dueAt: '2026-11-20T23:59:59.999+01:00' },
      { title: 'midnight after', dueAt: '2026-11-21T00:00:00+01:00' },
      { title: 'day after', dueOn: '2026-11-21' },
      { title: 'some day' },
    ])
    expect(titles(await pages(anna, { dueFrom: '2026-11-20', dueTo: '2026-11-20', limit: 1 }))).toEqual([
      'at midnight',
      'at noon',
      'last moment',
      'that day',
    ])
    expect(titles(await pages(anna, { dueTo: '2026-11-19' }))).toEqual(['just before', 'day before'])
    expect(titles(await pages(anna, { dueFrom: '2026-11-21' }))).toEqual(['midnight after', 'day after'])
    expect((await pages(anna, { dueFrom: '1970-01-01', dueTo: '9998-12-31', limit: 3 })).length).toBe(8)
    expect(await pages(anna, { dueFrom: '2026-11-21', dueTo: '2026-11-19' })).toEqual([])
  })

  // Days of 23, 24 and 25 hours, of half hours, and one at each end of the world.
  test.for([
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['America/New_York', '2026-03-08'],
    ['America/New_York', '2026-11-01'],
    ['America/Santiago', '2026-09-06'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Africa/Cairo', '2026-04-24'],
    ['Asia/Kathmandu', '2026-11-20'],
    ['Pacific/Kiritimati', '2026-11-20'],
    ['Pacific/Niue', '2026-11-20'],
  ] as const)('in %s the day %s has its own moments and no others', async ([timeZone, on]) => {
    const next = addDays(on, 1)
    const [begins, ends] = [startOfDay(on, timeZone), startOfDay(next, timeZone)]
    const shifted = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString()
    expect([dateIn(timeZone, Date.parse(begins)), dateIn(timeZone, Date.parse(begins) - 1)]).toEqual([
      on,
      addDays(on, -1),
    ])
    const anna = await somebodyWith(
      [
        { title: 'before', dueAt: shifted(begins, -1) },
        { title: 'first', dueAt: begins },
        { title: 'last', dueAt: shifted(ends, -1) },
        { title: 'after', dueAt: ends },
        { title: 'on the day', dueOn: on },
        { title: 'on the next', dueOn: next },
      ],
      timeZone,
    )
    expect(titles(await pages(anna, { dueFrom: on, dueTo: on, limit: 2 })).toSorted()).toEqual([
      'first',
      'last',
      'on the day',
    ])
    expect(titles(await pages(anna, { dueTo: addDays(on, -1) }))).toEqual(['before'])
    expect(titles(await pages(anna, { dueFrom: next })).toSorted()).toEqual(['after', 'on the next'])
  })
})

describe('pages', () => {
  const LISTS: [string, (person: Person) => Query][] = [
    ['newest first', () => ({})],
    ['a project', ({ me }) => ({ project: me.inboxId })],
    ['by due', () => ({ dueFrom: '2026-01-01' })],
  ]

  test.for(LISTS)('%s: nothing is lost or repeated while others write', async ([, queryOf]) => {
    const anna = await somebodyWith(
      Array.from({ length: 12 }, (_, n) => ({ title: `Task ${n}`, dueOn: `2026-12-${10 + n}` })),
    )
    const before = await pages(anna, { ...queryOf(anna), limit: 100 })
    const seen = await pages(anna, { ...queryOf(anna), limit: 3 }, async page => {
      await anna.api.tasks.create({ title: `New ${page}`, dueOn: '2026-06-01' })
      await anna.api.tasks.update({ taskId: before.at(-1)?.id ?? '', title: `Edited ${page}` })
      await anna.api.tasks.delete({ taskId: before[page - 1]?.id ?? '' })
    })
    const ids = seen.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(id => before.some(task => task.id === id))).toEqual(before.map(({ id }) => id))
  })

  test('many tasks due at one moment, or at one position, are paged by id', async () => {
    const anna = await somebodyWith(
      Array.from({ length: 7 }, (_, n) => ({ title: `${n}`, dueAt: '2026-12-01T09:00:00Z', position: 'a0' })),
    )
    for (const query of [{ dueFrom: '2026-12-01' }, { project: anna.me.inboxId }])
      expect(titles(await pages(anna, { ...query, limit: 2 }))).toEqual(['0', '1', '2', '3', '4', '5', '6'])
  })

  test('a cursor belongs to one question of one person', async () => {
    const anna = await somebodyWith([{ title: 'a' }, { title: 'b' }, { title: 'c' }])
    const ben = await somebodyWith([{ title: 'd' }, { title: 'e' }])
    const cursor = (await anna.api.tasks.list({ limit: 1 })).nextCursor ?? ''
    const askedOtherwise = [
      ben.api.tasks.list({ cursor }),
      anna.api.tasks.list({ cursor, completed: 'false' }),
      anna.api.tasks.list({ cursor, trashed: 'true' }),
      anna.api.tasks.list({ cursor, project: anna.me.inboxId }),
      anna.api.projects.list({ cursor }),
      anna.api.labels.list({ cursor }),
    ]
    for (const problem of await Promise.all(askedOtherwise.map(refused)))
      expect(problem).toMatchObject({ code: 'invalid-request', reason: 'cursor' })
    expect(titles((await anna.api.tasks.list({ cursor, limit: 2 })).items)).toEqual(['b', 'a'])
  })

  test('a cursor is good on every instance and after a restart', async () => {
    const anna = await somebodyWith([{ title: 'a' }, { title: 'b' }])
    const { nextCursor } = await anna.api.tasks.list({ limit: 1 })
    const other = await app.sibling()
    const page = await other.client(anna.token).tasks.list({ limit: 1, cursor: nextCursor ?? '' })
    expect(titles(page.items)).toEqual(['a'])
    await other.close()
  })

  test('a page holds 20 unless told, 1 to 100', async () => {
    const anna = await somebodyWith(Array.from({ length: 21 }, (_, n) => ({ title: `${n}` })))
    expect((await anna.api.tasks.list()).items).toHaveLength(20)
    expect((await anna.api.tasks.list({ limit: 1 })).items).toHaveLength(1)
    const all = await anna.api.tasks.list({ limit: 100 })
    expect([all.items.length, all.nextCursor]).toEqual([21, null])
    const exact = await anna.api.tasks.list({ limit: 21 })
    expect(exact.nextCursor).toBeNull()
    for (const limit of [0, 101]) expect((await refused(anna.api.tasks.list({ limit }))).code).toBe('invalid-request')
  })
})
