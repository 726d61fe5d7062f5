import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Answer, type Person, type TestApp, type TestServer } from '../../test/app.ts'
import { DAY, MINUTE } from '../../test/clock.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

interface Asked {
  method?: string
  body?: object
  token?: string
  server?: TestServer
}

async function write(
  path: string,
  key: string,
  { method = 'POST', body, token = anna.token, server = app }: Asked = {},
) {
  const answer: Answer = await server.http(path, {
    method,
    token,
    headers: { 'idempotency-key': key, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    replayed: answer.headers.get('idempotent-replayed'),
    etag: answer.headers.get('etag'),
    body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>),
  }
}

const tasksCalled = async (title: string) => (await app.rows('tasks')).filter(task => task.title === title).length

test('the same key again gives the same answer and does nothing twice', async () => {
  const body = { title: 'Once' }
  const first = await write('/tasks', 'once', { body })
  expect(first).toMatchObject({ status: 201, replayed: null, etag: expect.stringMatching(/^"1-/) })
  await anna.api.tasks.update({ taskId: String(first.body?.['id']), title: 'Changed since' })
  expect(await write('/tasks', 'once', { body })).toEqual({ ...first, replayed: 'true' })
  expect(await tasksCalled('Once')).toBe(0)
})

test('each API token has keys of its own', async () => {
  const [one, other] = await Promise.all(['One', 'Other'].map(name => anna.api.tokens.create({ name, scope: 'write' })))
  const body = { title: 'Of tokens' }
  for (const token of [one?.token, other?.token])
    expect(await write('/tasks', 'of-tokens', { body, token: token ?? '' })).toMatchObject({
      status: 201,
      replayed: null,
    })
  expect(await tasksCalled('Of tokens')).toBe(2)
})

test('many at once with one key make one task; who comes while it is made is told to come again', async () => {
  const other = await app.sibling()
  const body = { title: 'At once' }
  const ask = (n: number) => write('/tasks', 'at-once', { body, server: n % 2 ? app : other })
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => ask(n)))
  const [made, early] = [answers.filter(({ status }) => status === 201), answers.filter(({ status }) => status !== 201)]
  expect(made.filter(({ replayed }) => replayed === null)).toHaveLength(1)
  for (const answer of early)
    expect(answer).toMatchObject({ status: 409, body: { reason: 'in-flight', retryAfter: 1 } })
  const later = await Promise.all(early.map((_, n) => ask(n)))
  expect(new Set([...made, ...later].map(answer => answer.body?.['id'])).size).toBe(1)
  expect(await tasksCalled('At once')).toBe(1)
  await other.close()
})

test('another body, or another operation, with a used key is refused and does nothing', async () => {
  await write('/tasks', 'used', { body: { title: 'First use' } })
  for (const other of [
    write('/tasks', 'used', { body: { title: 'Second use' } }),
    write('/projects', 'used', { body: { name: 'Second use' } }),
  ])
    expect(await other).toMatchObject({ status: 422, body: { reason: 'idempotency-key-reused' } })
  expect(await tasksCalled('Second use')).toBe(0)
})

test('another body at the same moment, even on another instance, is refused as well', async () => {
  const other = await app.sibling()
  const [first, second] = await Promise.all([
    write('/tasks', 'clash', { body: { title: 'One' } }),
    write('/tasks', 'clash', { body: { title: 'Two' }, server: other }),
  ])
  expect([first.status, second.status].toSorted()).toEqual([201, 422])
  expect((await tasksCalled('One')) + (await tasksCalled('Two'))).toBe(1)
  await other.close()
})

test('somebody else’s same key is another key', async () => {
  const ben = await app.signUp()
  const body = { title: 'Both' }
  const hers = await write('/tasks', 'shared', { body })
  const his = await write('/tasks', 'shared', { body, token: ben.token })
  expect(his).toMatchObject({ status: 201, replayed: null })
  expect(his.body?.['id']).not.toBe(hers.body?.['id'])
})

test('a key survives the server: another process on the same database knows it', async () => {
  const body = { title: 'Survives' }
  const first = await write('/tasks', 'survives', { body })
  const restarted = await app.sibling()
  expect(await write('/tasks', 'survives', { body, server: restarted })).toEqual({ ...first, replayed: 'true' })
  await restarted.close()
})

test('changing, deleting, restoring and undoing too', async () => {
  const batch = newId()
  const task = await anna.api.tasks.create({ title: 'All kinds' }, { batch })
  const below = await anna.api.tasks.create({ title: 'Below', parentId: task.id })
  const label = await anna.api.labels.create({ name: 'gone' })
  for (const [key, path, asked] of [
    ['change', `/tasks/${task.id}`, { method: 'PATCH', body: { title: 'Changed' } }],
    ['no-change', `/tasks/${task.id}`, { method: 'PATCH', body: {} }],
    ['delete', `/tasks/${task.id}`, { method: 'DELETE' }],
    ['restore', `/tasks/${task.id}/restore`, {}],
    ['undo', `/activity/batches/${batch}/undo`, {}],
    ['label', `/labels/${label.id}`, { method: 'DELETE' }],
  ] as [string, string, Asked][]) {
    const first = await write(path, key, asked)
    expect(first.status, key).toBeLessThan(300)
    const versions = async () => (await app.rows('tasks')).map(({ id, version }) => ({ id, version }))
    const before = await versions()
    expect(await write(path, key, asked), key).toEqual({ ...first, replayed: 'true' })
    expect(await versions()).toEqual(before)
  }
  expect((await anna.api.tasks.get({ taskId: below.id })).deletedAt).not.toBeNull()
})

test('a refusal is not remembered: the same key may try again', async () => {
  const task = await anna.api.tasks.create({ title: 'Not yet' })
  const path = `/tasks/${task.id}/restore`
  expect(await write(path, 'try')).toMatchObject({ status: 403 })
  await anna.api.tasks.delete({ taskId: task.id })
  expect(await write(path, 'try')).toMatchObject({ status: 200, replayed: null })
})

test('a key is forgotten after a day', async () => {
  const ben = await app.signUp()
  const { token = '' } = await app.client().auth.login({ identifier: ben.name, password: ben.password, keep: true })
  const body = { title: 'Yesterday' }
  const first = await write('/tasks', 'day', { body, token })
  app.clock.forward(DAY - MINUTE)
  expect(await write('/tasks', 'day', { body, token })).toMatchObject({ replayed: 'true' })
  app.clock.forward(2 * MINUTE)
  const second = await write('/tasks', 'day', { body, token })
  expect(second).toMatchObject({ status: 201, replayed: null })
  expect(second.body?.['id']).not.toBe(first.body?.['id'])
})

test('logging in is never remembered', async () => {
  const body = { identifier: anna.name, password: anna.password }
  const [first, second] = [
    await write('/auth/login', 'log-in', { body }),
    await write('/auth/login', 'log-in', { body }),
  ]
  expect([first.status, second.status, second.replayed]).toEqual([200, 200, null])
  expect(second.body?.['token']).not.toBe(first.body?.['token'])
  expect(JSON.stringify((await app.stored()).filter(line => line.of === 'answer'))).not.toContain(
    String(first.body?.['token']),
  )
})

test('nor is what opens something later: the flow of a reset, the challenge of a passkey', async () => {
  const { name, token } = await app.signUp()
  const body = { identifier: name }
  const { body: reset } = await write('/auth/password-reset/request', 'reset', { body, token })
  const { body: passkey } = await write('/factors/passkeys/options', 'passkey', { token })
  const kept = JSON.stringify(await app.stored())
  for (const secret of [reset?.['flow'], passkey?.['challenge']]) {
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(kept).not.toContain(secret)
  }
})
