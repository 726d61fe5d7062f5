import { addDays, dateIn } from '@cairn/contract/dates'
import { newId } from '@cairn/contract/ids'
import { Priority } from '@cairn/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'

/*
 * What is known to be wrong with tasks in the systems that this one follows, one test each: docs/coverage.md, "Defects of these
 * systems".
 */

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const titles = (page: { items: { title: string }[] }) => page.items.map(({ title }) => title)
const today = ({ me }: Person) => dateIn(me.timeZone, app.clock.ms())

async function send({ token }: Person, method: string, path: string, body: unknown) {
  const headers = { 'content-type': 'application/json' }
  const answer = await app.http(path, { token, method, headers, body: JSON.stringify(body) })
  return { status: answer.status, ...((await answer.json()) as object) }
}

test('priority sorts by its rank, not by its letters', async () => {
  const { tasks } = (await app.signUp()).api
  for (const priority of ['high', 'none', 'urgent', 'low', 'medium'] as const)
    await tasks.create({ title: priority, priority })
  expect(titles(await tasks.list({ sort: 'priority', order: 'asc' }))).toEqual(Priority.options)
  expect(titles(await tasks.list({ sort: 'priority', order: 'desc' }))).toEqual(Priority.options.toReversed())
})

test('“not overdue” is a filter too', async () => {
  const anna = await app.signUp()
  const { tasks } = anna.api
  await tasks.create({ title: 'late', dueOn: addDays(today(anna), -1) })
  await tasks.create({ title: 'in time', dueOn: addDays(today(anna), 1) })
  expect(titles(await tasks.list({ overdue: 'true' }))).toEqual(['late'])
  expect(titles(await tasks.list({ overdue: 'false' }))).toEqual(['in time'])
})

test('an empty title is refused in words, wherever it comes from', async () => {
  const anna = await app.signUp()
  const task = await anna.api.tasks.create({ title: 'Kept' })
  const before = await app.stored()
  for (const title of ['', ' \t ', '\u00a0', null])
    for (const [method, path] of [
      ['POST', '/tasks'],
      ['PATCH', `/tasks/${task.id}`],
    ] as const)
      expect(await send(anna, method, path, { title })).toMatchObject({ status: 422, errors: [{ pointer: '/title' }] })
  expect(await send(anna, 'POST', '/tasks', { description: ' \n ' })).toMatchObject({ status: 422 })
  expect(await send(anna, 'POST', '/tasks/quick-add', { text: ' \n\t ' })).toMatchObject({ status: 422 })
  const rowsOf = (lines: typeof before) => lines.filter(line => line.of === 'row')
  expect(rowsOf(await app.stored())).toEqual(rowsOf(before))
})

test('statistics follow what is changed elsewhere, on another server', async () => {
  const anna = await app.signUp()
  const other = await app.sibling()
  const elsewhere = other.client(anna.token)
  const { id: taskId } = await anna.api.tasks.create({ title: 'One' })
  expect(await anna.api.tasks.stats()).toMatchObject({ open: 1, completed: 0 })
  await elsewhere.tasks.update({ taskId, completed: true })
  expect(await anna.api.tasks.stats()).toMatchObject({ open: 0, completed: 1 })
  await elsewhere.tasks.delete({ taskId })
  expect(await anna.api.tasks.stats()).toMatchObject({ total: 0 })
  await other.close()
})

test('bulk changes and tags leave activity, task by task, with what was before', async () => {
  const anna = await app.signUp()
  const { tasks, activity } = anna.api
  const taskIds = [(await tasks.create({ title: 'a' })).id, (await tasks.create({ title: 'b' })).id]
  const [first = '', second = ''] = taskIds
  await tasks.bulkUpdate({ taskIds, priority: 'high' })
  const { labelIds } = await tasks.addLabel({ taskId: first, label: 'home' })
  await tasks.removeLabel({ taskId: first, label: 'home' })
  const told = async (task: string) =>
    (await activity.list({ task, action: 'updated' })).items.map(({ old, new: now }) => [old, now])
  const raised = [{ priority: 'none' }, { priority: 'high' }]
  expect(await told(first)).toEqual([[{ labelIds }, { labelIds: [] }], [{ labelIds: [] }, { labelIds }], raised])
  expect(await told(second)).toEqual([raised])
})

test.for(['Pacific/Pago_Pago', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Kiritimati'])(
  'in %s what is due today is not overdue, and no date moves by a day',
  async timeZone => {
    const anna = await app.signUp()
    const { tasks, users } = anna.api
    await users.update({ timeZone })
    const on = dateIn(timeZone, app.clock.ms())
    for (const dueOn of [on, addDays(on, -1), '2028-02-29']) await tasks.create({ title: dueOn, dueOn })
    expect(titles(await tasks.list({ overdue: 'true' }))).toEqual([addDays(on, -1)])
    expect(titles(await tasks.list({ dueFrom: on, dueTo: on }))).toEqual([on])
    expect(await tasks.stats()).toMatchObject({ overdue: 1, dueToday: 1 })
    for (const elsewhere of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', timeZone]) {
      await users.update({ timeZone: elsewhere })
      for (const { title, dueOn } of (await tasks.list()).items) expect(dueOn).toBe(title)
    }
  },
)

test('the id of somebody else’s task is worth as much as one that nobody has', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const { id } = await anna.api.tasks.create({ title: 'Hers' })
  const before = await anna.api.tasks.get({ taskId: id })
  for (const [method, rest, body] of [
    ['GET', '', undefined],
    ['PATCH', '', { title: 'His' }],
    ['DELETE', '', undefined],
    ['POST', '/restore', undefined],
    ['POST', '/duplicate', {}],
    ['POST', '/tags', { label: 'his' }],
  ] as const) {
    const [hers, nobodys] = [
      await send(ben, method, `/tasks/${id}${rest}`, body),
      await send(ben, method, `/tasks/${newId()}${rest}`, body),
    ]
    expect(hers, method).toMatchObject({ status: 404 })
    expect({ ...hers, requestId: '' }).toEqual({ ...nobodys, requestId: '' })
  }
  expect(await anna.api.tasks.get({ taskId: id })).toEqual(before)
})
