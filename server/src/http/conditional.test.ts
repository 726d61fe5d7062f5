import { addDays, dateIn, startOfDay } from '@cairn/contract/dates'
import type { Task } from '@cairn/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { refused } from '../../test/refused.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

async function ask(path: string, etag?: string, token = anna.token) {
  const headers: Record<string, string> = etag ? { 'if-none-match': etag } : {}
  const answer = await app.http(path, { token, headers })
  return { status: answer.status, etag: answer.headers.get('etag') ?? '', text: await answer.text() }
}

const READS: [string, (task: Task) => string][] = [
  ['a task', task => `/tasks/${task.id}`],
  ['a list', () => '/tasks?limit=5'],
  ['a list by due', () => '/tasks?dueFrom=2026-01-01'],
  ['a project’s list', task => `/tasks?project=${task.projectId}`],
  ['a history', task => `/activity/tasks/${task.id}`],
  ['the figures', () => '/tasks/stats'],
]

test.for(READS)('%s that did not change is not sent again, and is when it did', async ([, pathOf]) => {
  const task = await anna.api.tasks.create({ title: 'Before' })
  const path = pathOf(task)
  const first = await ask(path)
  expect(first).toMatchObject({ status: 200, etag: expect.stringMatching(/^"[\w-]+"$/) })
  for (const etag of [first.etag, `W/${first.etag}`, `"other", ${first.etag}`])
    expect(await ask(path, etag)).toEqual({ status: 304, etag: first.etag, text: '' })
  await anna.api.tasks.update({ taskId: task.id, title: 'After', completed: true })
  const second = await ask(path, first.etag)
  expect(second.status).toBe(200)
  expect(second.etag).not.toBe(first.etag)
})

test('projects and labels alike', async () => {
  for (const path of ['/projects', '/labels']) {
    const { etag } = await ask(path)
    expect((await ask(path, etag)).status).toBe(304)
    await anna.api.projects.create({ name: 'x' })
    await anna.api.labels.create({ name: path })
    expect((await ask(path, etag)).status).toBe(200)
  }
})

test('the tag of one person or one question is worth nothing in another', async () => {
  const ben = await app.signUp()
  const { etag } = await ask('/tasks?limit=5')
  expect((await ask('/tasks?limit=5', etag, ben.token)).status).toBe(200)
  expect((await ask('/tasks?limit=6', etag)).status).toBe(200)
  expect((await ask('/tasks?limit=5&trashed=true', etag)).status).toBe(200)
})

test('a tag does not tell how much happens', async () => {
  const { etag } = await ask('/tasks')
  expect(etag).toMatch(/^"[\w-]{22}"$/)
})

test('every write of a row answers with its tag, and that is what If-Match compares', async () => {
  const made = await app.http('/tasks', post({ title: 'x' }))
  const etag = made.headers.get('etag') ?? ''
  const { id } = await made.json()
  const changed = await app.http(`/tasks/${id}`, {
    ...post({ title: 'y' }),
    method: 'PATCH',
    headers: { ...JSON_TYPE, 'if-match': etag },
  })
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"2-/)])
  const stale = await app.http(`/tasks/${id}`, {
    ...post({ title: 'z' }),
    method: 'PATCH',
    headers: { ...JSON_TYPE, 'if-match': etag },
  })
  expect(stale.status).toBe(412)
})

test('a change that is based on an old version is refused with the row as it is now', async () => {
  const { id } = await anna.api.tasks.create({ title: 'One' })
  const current = await anna.api.tasks.update({ taskId: id, title: 'Two' })
  const writes = [
    anna.api.tasks.update({ taskId: id, title: 'Three' }, { ifMatch: 1 }),
    anna.api.tasks.delete({ taskId: id }, { ifMatch: 1 }),
    anna.api.tasks.update({ taskId: id, title: 'Three' }, { ifMatch: 7 }),
  ]
  for (const problem of await Promise.all(writes.map(refused))) {
    expect(problem.code).toBe('version-conflict')
    expect(problem.parts.current).toEqual(current)
  }
  expect(await anna.api.tasks.get({ taskId: id })).toEqual(current)
  expect((await anna.api.tasks.update({ taskId: id, title: 'Three' }, { ifMatch: 2 })).version).toBe(3)
})

test('projects, labels and the profile are guarded alike', async () => {
  const [project, label] = [await anna.api.projects.create({ name: 'x' }), await anna.api.labels.create({ name: 'x' })]
  const stale = { ifMatch: 9 }
  const writes = [
    anna.api.projects.update({ projectId: project.id, name: 'y' }, stale),
    anna.api.projects.delete({ projectId: project.id }, stale),
    anna.api.labels.update({ labelId: label.id, name: 'y' }, stale),
    anna.api.labels.delete({ labelId: label.id }, stale),
    anna.api.users.update({ givenName: 'y' }, stale),
  ]
  for (const problem of await Promise.all(writes.map(refused)))
    expect(problem).toMatchObject({ code: 'version-conflict', parts: { current: expect.any(Object) } })
})

test('of many who change one version, one does; without asking, all do', async () => {
  const { id } = await anna.api.tasks.create({ title: 'Busy' })
  const race = (options: object) =>
    Promise.allSettled(
      [1, 2, 3, 4].map(n =>
        anna.api.tasks.update({ taskId: id, title: `${n}`, description: `${Math.random()}` }, options),
      ),
    )
  const asked = await race({ ifMatch: 1 })
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await race({})).filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
  expect((await anna.api.tasks.get({ taskId: id })).version).toBe(6)
})

const JSON_TYPE = { 'content-type': 'application/json' }
const post = (body: object) => ({ method: 'POST', token: anna.token, headers: JSON_TYPE, body: JSON.stringify(body) })

// Last: before midnight a day may have to go by, and with it sessions.
test('what depends on the date is sent again after midnight', async () => {
  const ben = await app.signUp()
  const { token = '' } = await app.client().auth.login({ identifier: ben.name, password: ben.password, keep: true })
  const on = dateIn(ben.me.timeZone, app.clock.ms())
  await ben.api.tasks.create({ title: 'Today', dueOn: on })
  const tags = [await ask('/tasks?dueFrom=2026-01-01', undefined, token), await ask('/tasks/stats', undefined, token)]
  app.clock.forward(Date.parse(startOfDay(addDays(on, 1), ben.me.timeZone)) - app.clock.ms())
  expect((await ask('/tasks?dueFrom=2026-01-01', tags[0]?.etag, token)).status).toBe(200)
  expect((await ask('/tasks/stats', tags[1]?.etag, token)).status).toBe(200)
})
