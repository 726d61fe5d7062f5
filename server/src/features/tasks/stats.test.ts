import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dateIn, startOfDay } from '@cairn/contract/dates'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { HOUR, MINUTE } from '../../../test/clock.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const today = ({ me }: Person) => dateIn(me.timeZone, app.clock.ms())

/** Turns the clock to a moment in the future. */
const turnTo = (instant: string) => app.clock.forward(Date.parse(instant) - app.clock.ms())

test('nothing yet', async () => {
  const anna = await app.signUp()
  expect(await anna.api.tasks.stats()).toEqual({
    total: 0,
    open: 0,
    completed: 0,
    overdue: 0,
    dueToday: 0,
    byStatus: { pending: 0, in_progress: 0, completed: 0, cancelled: 0 },
    byPriority: { none: 0, low: 0, medium: 0, high: 0, urgent: 0 },
    byLabel: {},
    completedByDay: Array.from({ length: 30 }, (_, i) => ({ on: addDays(today(anna), i - 29), count: 0 })),
  })
})

/** What `completedByDay` says of the last days, today first. */
const lately = async ({ stats }: Person['api']['tasks'], days: number) =>
  (await stats()).completedByDay
    .map(({ count }) => count)
    .toReversed()
    .slice(0, days)

test('what is completed counts on the day it was, and moves on with the days', async () => {
  const anna = await app.signUp()
  const signedIn = async () => {
    const { token = '' } = await app.client().auth.login({ identifier: anna.name, password: anna.password })
    return app.client(token).tasks
  }
  turnTo(new Date(Date.parse(startOfDay(addDays(today(anna), 1), anna.me.timeZone)) - MINUTE).toISOString())
  const tasks = await signedIn()
  const { id: taskId } = await tasks.create({ title: 'Before midnight' })
  await tasks.update({ taskId, completed: true })
  expect(await lately(tasks, 3)).toEqual([1, 0, 0])
  app.clock.forward(MINUTE)
  expect(await lately(tasks, 3)).toEqual([0, 1, 0])
  await tasks.create({ title: 'After midnight', completed: true })
  expect(await lately(tasks, 3)).toEqual([1, 1, 0])
  await tasks.update({ taskId, completed: false })
  expect(await lately(tasks, 3)).toEqual([1, 0, 0])
  app.clock.forward(29 * 24 * HOUR)
  expect((await (await signedIn()).stats()).completedByDay[0]).toMatchObject({ count: 1 })
  app.clock.forward(24 * HOUR)
  expect(await (await signedIn()).stats()).toMatchObject({
    completed: 1,
    completedByDay: Array.from({ length: 30 }, () => ({ count: 0 })),
  })
})

test('labels are counted as soon as they come, are put on, and go', async () => {
  const { api } = await app.signUp()
  const { id: labelId } = await api.labels.create({ name: 'home' })
  expect((await api.tasks.stats()).byLabel).toEqual({ [labelId]: { open: 0, total: 0 } })
  const { id: taskId } = await api.tasks.create({ title: 'Tea', labelIds: [labelId] })
  expect((await api.tasks.stats()).byLabel).toEqual({ [labelId]: { open: 1, total: 1 } })
  await api.tasks.update({ taskId, completed: true })
  expect((await api.tasks.stats()).byLabel).toEqual({ [labelId]: { open: 0, total: 1 } })
  await api.labels.delete({ labelId })
  expect((await api.tasks.stats()).byLabel).toEqual({})
})

test('the figures are exact after each change', async () => {
  const anna = await app.signUp()
  const { create, update, delete: remove, restore, stats } = anna.api.tasks
  const a = await create({ title: 'a', priority: 'high', dueOn: today(anna) })
  const b = await create({ title: 'b', dueOn: addDays(today(anna), -1) })
  expect(await stats()).toMatchObject({ total: 2, open: 2, overdue: 1, dueToday: 1, byPriority: { high: 1, none: 1 } })
  await update({ taskId: b.id, status: 'in_progress', priority: 'urgent' })
  expect(await stats()).toMatchObject({ byStatus: { pending: 1, in_progress: 1 }, byPriority: { urgent: 1, none: 0 } })
  await update({ taskId: b.id, completed: true })
  expect(await stats()).toMatchObject({ total: 2, open: 1, completed: 1, overdue: 0 })
  await update({ taskId: a.id, status: 'cancelled' })
  expect(await stats()).toMatchObject({ total: 2, open: 0, completed: 1, dueToday: 0, byStatus: { cancelled: 1 } })
  await remove({ taskId: b.id })
  expect(await stats()).toMatchObject({ total: 1, completed: 0 })
  await restore({ taskId: b.id })
  expect(await stats()).toMatchObject({ total: 2, completed: 1 })
})

test('what is due today is overdue from midnight on, where the person is', async () => {
  for (const timeZone of ['Europe/Berlin', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
    const anna = await app.signUp()
    await anna.api.users.update({ timeZone })
    const on = dateIn(timeZone, app.clock.ms())
    await anna.api.tasks.create({ title: 'Today', dueOn: on })
    const { token = '' } = await app.client().auth.login({ identifier: anna.name, password: anna.password, keep: true })
    const midnight = startOfDay(addDays(on, 1), timeZone)
    turnTo(new Date(Date.parse(midnight) - MINUTE).toISOString())
    expect(await app.client(token).tasks.stats()).toMatchObject({ dueToday: 1, overdue: 0 })
    app.clock.forward(MINUTE)
    expect(await app.client(token).tasks.stats()).toMatchObject({ dueToday: 0, overdue: 1 })
  }
})

test('what is due at an instant is overdue from that instant on', async () => {
  const anna = await app.signUp()
  turnTo(startOfDay(addDays(today(anna), 1), anna.me.timeZone))
  const { token = '' } = await app.client().auth.login({ identifier: anna.name, password: anna.password })
  const { tasks } = app.client(token)
  await tasks.create({ title: 'Call', dueAt: new Date(app.clock.ms() + HOUR).toISOString() })
  expect(await tasks.stats()).toMatchObject({ dueToday: 1, overdue: 0 })
  app.clock.forward(HOUR + 1000)
  expect(await tasks.stats()).toMatchObject({ dueToday: 1, overdue: 1 })
})

test('the figures are of one person', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  await anna.api.tasks.create({ title: 'Hers' })
  expect(await ben.api.tasks.stats()).toMatchObject({ total: 0 })
})

test('one instant after the other passes, though nothing is written and nobody stops asking', async () => {
  const { tasks } = (await app.signUp()).api
  const inMinutes = (minutes: number) => new Date(app.clock.ms() + minutes * MINUTE).toISOString()
  await tasks.create({ title: 'Call back', dueAt: inMinutes(10) })
  await tasks.create({ title: 'Call again', dueAt: inMinutes(20) })
  const seen: number[] = []
  for (let minutes = 0; minutes < 25; minutes += 3) {
    seen.push((await tasks.stats()).overdue)
    app.clock.forward(3 * MINUTE)
  }
  expect(seen).toEqual([0, 0, 0, 0, 1, 1, 1, 2, 2])
})

test('who moves to another zone has its day at once', async () => {
  const anna = await app.signUp()
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'] // 25 hours apart
  await anna.api.tasks.create({ title: 'Here', dueOn: today(anna) })
  expect(await anna.api.tasks.stats()).toMatchObject({ dueToday: 1 })
  const elsewhere = zones.find(zone => dateIn(zone, app.clock.ms()) !== today(anna)) ?? ''
  await anna.api.users.update({ timeZone: elsewhere })
  expect(await anna.api.tasks.stats()).toMatchObject({ open: 1, dueToday: 0 })
})
