import type { InputOf } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

const create = (fields: InputOf<'tasks.create'>) => anna.api.tasks.create(fields)
const update = (taskId: string, fields: Omit<InputOf<'tasks.update'>, 'taskId'>) =>
  anna.api.tasks.update({ taskId, ...fields })

test('a task lands in the inbox with what was said and sensible defaults', async () => {
  const task = await create({ title: '  Pay rent ', dueOn: '2026-12-01', priority: 'high' })
  expect(task).toEqual({
    id: expect.any(String),
    workspaceId: anna.me.personalWorkspaceId,
    projectId: anna.me.inboxId,
    parentId: null,
    title: 'Pay rent',
    description: '',
    status: 'pending',
    completed: false,
    priority: 'high',
    startOn: null,
    dueOn: '2026-12-01',
    dueAt: null,
    timeZone: null,
    labelIds: [],
    position: expect.any(String),
    createdBy: anna.me.id,
    createdAt: expect.any(String),
    updatedAt: task.createdAt,
    completedAt: null,
    deletedAt: null,
    version: 1,
    power: 'owner',
  })
  expect(await anna.api.tasks.get({ taskId: task.id })).toEqual(task)
})

test('everything a person can write is kept as written', async () => {
  const project = await anna.api.projects.create({ name: 'Flat' })
  const labels = [await anna.api.labels.create({ name: 'a' }), await anna.api.labels.create({ name: 'b' })]
  const wanted = {
    id: newId(),
    title: 'Überweisung für „Größe 5" 🦉 <b>&amp;</b>',
    description: '# Heading\n\n\t- *one*\r\n- `two`',
    status: 'in_progress',
    priority: 'urgent',
    startOn: '2026-11-28',
    dueAt: '2026-12-01T08:30:00.000Z',
    timeZone: 'America/New_York',
    labelIds: labels.map(({ id }) => id),
    projectId: project.id,
    position: 'a0V',
  } as const
  expect(await create({ ...wanted, labelIds: [...wanted.labelIds] })).toMatchObject(wanted)
  expect(await anna.api.tasks.get({ taskId: wanted.id })).toMatchObject(wanted)
})

test('each field changes alone and leaves the others', async () => {
  const label = await anna.api.labels.create({ name: 'home' })
  const task = await create({ title: 'Before', description: 'Words' })
  const changes = [
    { title: 'After' },
    { description: '' },
    { status: 'in_progress' },
    { priority: 'low' },
    { startOn: '2026-12-20' },
    { dueOn: '2026-12-24' },
    { labelIds: [label.id] },
    { labelIds: [] },
    { position: 'Zz' },
    { dueOn: null },
    { startOn: null },
  ] as const
  let before = task
  for (const change of changes) {
    app.clock.forward(1000)
    const after = await update(task.id, structuredClone(change) as object)
    expect(after).toEqual({ ...before, ...change, version: before.version + 1, updatedAt: after.updatedAt })
    expect(after.updatedAt > before.updatedAt).toBe(true)
    before = after
  }
})

test('a change that changes nothing makes no version and no entry', async () => {
  const task = await create({ title: 'Same' })
  expect(await update(task.id, { title: 'Same', priority: 'none' })).toEqual(task)
  expect(await update(task.id, {})).toEqual(task)
  expect((await anna.api.activity.ofTask({ taskId: task.id })).items).toHaveLength(1)
})

test('the first line of the description stands in for a missing title', async () => {
  const task = await create({ description: 'Call the bank\nabout the card' })
  expect(task).toMatchObject({ title: 'Call the bank', description: 'Call the bank\nabout the card' })
  expect(errorsOf(await refused(create({ description: ' \n ' })))).toEqual({ '/title': 'This is required.' })
})

test('an id of the client’s making is kept, and taken once', async () => {
  const id = newId()
  expect((await create({ id, title: 'Mine' })).id).toBe(id)
  expect(await refused(create({ id, title: 'Again' }))).toMatchObject({ code: 'conflict', reason: 'id-taken' })
  const ben = await app.signUp()
  expect((await ben.api.tasks.create({ id, title: 'His own' })).workspaceId).toBe(ben.me.personalWorkspaceId)
  expect((await anna.api.tasks.get({ taskId: id })).title).toBe('Mine')
})

describe('status, completed and completedAt say one thing', () => {
  test('completing and reopening, by either name', async () => {
    const task = await create({ title: 'Do it' })
    const done = await update(task.id, { completed: true })
    expect(done).toMatchObject({ status: 'completed', completed: true, completedAt: done.updatedAt })
    const again = await update(task.id, { status: 'pending' })
    expect(again).toMatchObject({ status: 'pending', completed: false, completedAt: null })
    expect(await update(task.id, { status: 'completed' })).toMatchObject({ completed: true })
    expect(await update(task.id, { completed: false })).toMatchObject({ status: 'pending', completedAt: null })
  })

  test('a change elsewhere keeps the moment of completion', async () => {
    const { id, completedAt } = await create({ title: 'Done at once', completed: true })
    expect(completedAt).not.toBeNull()
    app.clock.forward(MINUTE)
    expect(await update(id, { title: 'Renamed' })).toMatchObject({ status: 'completed', completedAt })
    expect(await update(id, { completed: true })).toMatchObject({ completedAt })
  })

  test('not completed keeps what else it is', async () => {
    const { id } = await create({ title: 'In work', status: 'in_progress' })
    expect(await update(id, { completed: false })).toMatchObject({ status: 'in_progress' })
    await update(id, { status: 'cancelled' })
    expect(await update(id, { completed: false })).toMatchObject({ status: 'cancelled', completedAt: null })
  })
})

describe('a due date and a due instant exclude each other', () => {
  test('one replaces the other', async () => {
    const { id } = await create({ title: 'Dentist', dueOn: '2026-12-01' })
    expect(await update(id, { dueAt: '2026-12-01T10:00:00+01:00' })).toMatchObject({
      dueOn: null,
      dueAt: '2026-12-01T09:00:00.000Z',
      timeZone: 'Europe/Berlin',
    })
    expect(await update(id, { dueOn: '2026-12-02' })).toMatchObject({
      dueOn: '2026-12-02',
      dueAt: null,
      timeZone: null,
    })
    expect(await update(id, { dueOn: null })).toMatchObject({ dueOn: null, dueAt: null, timeZone: null })
  })

  test('an instant has the zone in which it was said, and keeps it', async () => {
    const { id } = await create({ title: 'Call', dueAt: '2026-12-01T20:00:00Z', timeZone: 'Asia/Tokyo' })
    expect(await update(id, { dueAt: '2026-12-02T20:00:00Z' })).toMatchObject({ timeZone: 'Asia/Tokyo' })
    expect(await update(id, { timeZone: 'UTC' })).toMatchObject({ dueAt: '2026-12-02T20:00:00.000Z', timeZone: 'UTC' })
  })

  test('a zone alone says nothing', async () => {
    expect(await create({ title: 'Some day', timeZone: 'Asia/Tokyo' })).toMatchObject({ dueAt: null, timeZone: null })
  })

  test('what is a day in one zone stays that day in all', async () => {
    const { id } = await create({ title: 'Birthday', dueOn: '2026-03-29' })
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Niue', 'Europe/Berlin']) {
      await anna.api.users.update({ timeZone })
      expect((await anna.api.tasks.get({ taskId: id })).dueOn).toBe('2026-03-29')
    }
  })
})

test('labels must be there, once each, twenty at most', async () => {
  const label = await anna.api.labels.create({ name: 'x' })
  const unknown = newId()
  expect(errorsOf(await refused(create({ title: 'x', labelIds: [label.id, unknown] })))).toEqual({
    '/labelIds/1': 'There is no such label.',
  })
  expect(errorsOf(await refused(create({ title: 'x', labelIds: [label.id, label.id] })))).toEqual({
    '/labelIds': 'A label can be named only once.',
  })
  const many = Array.from({ length: 21 }, () => newId())
  expect(errorsOf(await refused(create({ title: 'x', labelIds: many })))).toEqual({
    '/labelIds': 'This must have at most 20 entries.',
  })
})

test('what is in the trash is not changed, only restored', async () => {
  const { id } = await create({ title: 'Gone' })
  await anna.api.tasks.delete({ taskId: id })
  expect(await refused(update(id, { title: 'Still?' }))).toMatchObject({ code: 'forbidden', reason: 'in-trash' })
  expect(await refused(anna.api.tasks.delete({ taskId: id }))).toMatchObject({ code: 'forbidden', reason: 'in-trash' })
})

test('a title taken from the description is one line of whole characters', async () => {
  expect((await create({ description: `${'x'.repeat(199)}🎉 party` })).title).toBe('x'.repeat(199))
  expect((await create({ description: 'Milk\tand\u0007 eggs\u2028bread' })).title).toBe('Milk and eggs')
})

test('a task that is called like a default keeps its name in the history', async () => {
  const { id: taskId } = await create({ title: 'none' })
  expect((await anna.api.activity.ofTask({ taskId })).items[0]?.new).toMatchObject({ title: 'none' })
})
