import { ProblemBody } from '@cairn/contract/problem-body'
import type { Task } from '@cairn/contract/tasks'
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'

/** Whoever is refused gets a problem with a pointer and a sentence; nothing is stored, and nothing of ours shows. */
let app: TestApp
let anna: Person
let task: Task
let before: unknown

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
  task = await anna.api.tasks.create({ title: 'First' }, { idempotencyKey: 'used' })
  task = await anna.api.tasks.update({ taskId: task.id, title: 'Second' })
  await anna.api.tasks.create({ title: 'Another' })
})
afterAll(() => app.close())
beforeEach(async () => {
  before = await stored()
})
afterEach(async () => {
  expect(await stored()).toEqual(before)
})

const stored = async () => (await app.stored()).filter(line => line.of !== 'record')

/** What a person is told about this body: pointer to sentence. */
async function told(body: unknown) {
  const problem = await refusal('POST', '/tasks', JSON.stringify(body))
  expect(problem).toMatchObject({ status: 422, code: 'invalid-request' })
  return Object.fromEntries((problem.errors ?? []).map(({ pointer, detail }) => [pointer, detail]))
}

async function refusal(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<ProblemBody> {
  const answer = await app.http(path, {
    method,
    token: anna.token,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  })
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const text = await answer.text()
  expect(text).not.toMatch(/node_modules|\bat .*\.(ts|js):|select |insert |fastify|FST_|zod|postgres/i)
  const problem = ProblemBody.parse(JSON.parse(text))
  expect(problem).toMatchObject({ status: answer.status, type: `/docs#${problem.code}` })
  expect(problem.requestId).toBe(answer.headers.get('x-request-id'))
  return problem
}

test('a field of the wrong type', async () => {
  expect(await told({ title: 5, labelIds: 'home', completed: 'yes', dueOn: 20261120, projectId: null })).toEqual({
    '/title': 'This must be a text.',
    '/labelIds': 'This must be a list.',
    '/completed': 'This must be true or false.',
    '/dueOn': 'This must be a text.',
    '/projectId': 'This must be a text.',
  })
})

test('a value that is not one of those that count', async () => {
  expect(
    await told({
      title: 'x',
      status: 'done',
      priority: 3,
      startOn: '2026-13-01',
      dueOn: '2026-02-30',
      dueAt: 'tomorrow',
      timeZone: 'Mars',
    }),
  ).toEqual({
    '/status': 'This must be one of: pending, in_progress, completed, cancelled.',
    '/priority': 'This must be one of: none, low, medium, high, urgent.',
    '/startOn': 'This must be a calendar date such as 2026-11-21.',
    '/dueOn': 'This must be a calendar date such as 2026-11-21.',
    '/dueAt': 'This must be an instant such as 2026-11-21T09:00:00Z.',
    '/timeZone': 'This time zone is not known.',
  })
})

test('what is missing or empty', async () => {
  expect(await told({})).toEqual({ '/title': 'This is required.' })
  expect(await told({ title: ' \t ' })).toEqual({ '/title': 'This must not be empty.' })
  const registration = await refusal('POST', '/auth/register', '{}')
  expect(registration.errors).toEqual([
    { pointer: '/username', detail: 'This is required.' },
    { pointer: '/email', detail: 'This is required.' },
    { pointer: '/password', detail: 'This is required.' },
  ])
})

test('a text that is too long', async () => {
  expect(await told({ title: 'x'.repeat(201), description: 'x'.repeat(20_001) })).toEqual({
    '/title': 'This must have at most 200 characters.',
    '/description': 'This must have at most 20000 characters.',
  })
})

test('a text that is no text', async () => {
  expect(await told({ title: 'a\nb', description: 'fine\nhere' })).toEqual({
    '/title': 'This must not contain line breaks or control characters.',
  })
  expect(await told({ title: 'x', description: 'a\u0000b', labelIds: ['\ud800'] })).toEqual({
    '/description': 'This contains a character that is not text.',
    '/labelIds/0': 'This contains a character that is not text.',
  })
})

test('a field that is not known', async () => {
  expect(await told({ title: 'x', dueDate: '2026-11-20', 'a/b~c': 1 })).toEqual({
    '/dueDate': 'This field is not known here. Did you mean “dueOn” or “dueAt”?',
    '/a~1b~0c': 'This field is not known here.',
  })
  const query = await refusal('GET', '/tasks?projekt=x')
  expect(query.errors).toEqual([
    { pointer: '/projekt', detail: 'This parameter is not known here. Did you mean “project”?' },
  ])
})

test('a field that is nearly known', async () => {
  expect(await told({ title: 'x', start_on: '2026-11-20', tags: ['home'], priorty: 'high', colour: 'red' })).toEqual({
    '/start_on': 'This field is not known here. Did you mean “startOn”?',
    '/tags': 'This field is not known here. Did you mean “labelIds”?',
    '/priorty': 'This field is not known here. Did you mean “priority”?',
    '/colour': 'This field is not known here.',
  })
  const query = await refusal('GET', '/tasks?constructor=1')
  expect(query.errors).toEqual([{ pointer: '/constructor', detail: 'This parameter is not known here.' }])
})

test('a field under its own and another name at once', async () => {
  expect(await told({ title: 'x', deadline: '2026-11-20', dueOn: '2026-11-20' })).toEqual({
    '/deadline': 'This is given twice: it is another name of “dueOn”.',
  })
  expect((await refusal('GET', '/tasks?tags=home&label=home')).errors).toEqual([
    { pointer: '/tags', detail: 'This is given twice: it is another name of “label”.' },
  ])
})

test('a deadline that is neither a day nor an instant', async () => {
  for (const deadline of ['next week', '2026-02-30', 20261120])
    expect(Object.keys(await told({ title: 'x', deadline }))).toEqual(['/dueOn'])
  expect(Object.keys(await told({ title: 'x', deadline: '2026-11-20T25:00:00Z' }))).toEqual(['/dueAt'])
})

test('fields that contradict each other', async () => {
  expect(await told({ title: 'x', dueOn: '2026-11-20', dueAt: '2026-11-20T09:00:00Z' })).toEqual({
    '/dueAt': 'Give a due date or a due instant, not both.',
  })
  expect(await told({ title: 'x', status: 'pending', completed: true })).toEqual({
    '/completed': 'This contradicts the status.',
  })
})

test('broken JSON, and JSON that is no object', async () => {
  for (const body of ['{"title":', '{"title":"x"}}', '{title:"x"}', '\u0000', '{"__proto__":{"title":"x"}}'])
    expect(await refusal('POST', '/tasks', body)).toMatchObject({
      status: 400,
      code: 'malformed-request',
      detail: 'The body is not valid JSON.',
    })
  for (const body of ['[]', '"text"', '5', 'true'])
    expect((await refusal('POST', '/tasks', body)).errors).toEqual([
      { pointer: '', detail: 'The body must be a JSON object.' },
    ])
})

test('a body that nests too deep', async () => {
  const problem = await refusal('POST', '/tasks', `{"title":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)
  expect(problem.errors).toEqual([{ pointer: '', detail: 'The body is nested too deep.' }])
})

test('a content type that we do not read', async () => {
  for (const type of ['text/plain', 'text/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense'])
    expect(await refusal('POST', '/tasks', '{"title":"x"}', { 'content-type': type })).toMatchObject({
      status: 415,
      code: 'unsupported-media-type',
      detail: 'Send the body as application/json.',
    })
})

test('a body over a megabyte', async () => {
  const problem = await refusal('POST', '/tasks', JSON.stringify({ title: 'x', description: 'x'.repeat(1_100_000) }))
  expect(problem).toMatchObject({ status: 413, code: 'too-large', detail: 'The body may have at most 1 MB.' })
})

test('a body where none is expected', async () => {
  const problem = await refusal('POST', '/auth/logout', '{"all":true}')
  expect(problem.errors).toEqual([{ pointer: '', detail: 'This operation takes no body.' }])
})

test('an id that is none', async () => {
  const problem = await refusal('GET', '/tasks/5')
  expect(problem.errors).toEqual([{ pointer: '/taskId', detail: 'This must be an id: a UUID in lower case.' }])
})

test('a header that does not say what it should', async () => {
  for (const [name, value, detail] of [
    ['If-Match', '1', 'Send the ETag of the row as it was given, with its quotes.'],
    ['Idempotency-Key', 'x'.repeat(201), 'Give 1 to 200 visible ASCII characters.'],
    ['Cairn-Batch', 'today', 'This must be an id: a UUID in lower case.'],
  ] as const) {
    const problem = await refusal('PATCH', `/tasks/${anna.me.inboxId}`, '{}', { [name]: value })
    expect(problem.errors).toEqual([{ pointer: `/headers/${name}`, detail }])
  }
})

test('a version that is not the newest', async () => {
  const problem = await refusal('PATCH', `/tasks/${task.id}`, '{"title":"Third"}', { 'If-Match': '"1"' })
  expect(problem).toMatchObject({
    status: 412,
    code: 'version-conflict',
    detail: 'Somebody changed this since you read it. Look at the current state, then decide.',
    current: task,
  })
})

test('a key that was used for something else', async () => {
  const problem = await refusal('POST', '/tasks', '{"title":"Something else"}', { 'Idempotency-Key': 'used' })
  expect(problem).toMatchObject({ status: 422, reason: 'idempotency-key-reused' })
  expect(problem.errors).toEqual([
    {
      pointer: '/headers/Idempotency-Key',
      detail: 'This key was used for another request. Make a new one for each.',
    },
  ])
})

test('a cursor that somebody altered', async () => {
  const { nextCursor } = await anna.api.tasks.list({ limit: 1 })
  const cursor = nextCursor ?? ''
  const [body = '', signature = ''] = cursor.split('.')
  const other = Buffer.from(JSON.stringify([task.id])).toString('base64url')
  const swapped = `${signature.slice(1)}${signature.slice(0, 1)}`
  for (const altered of [
    `${other}.${signature}`,
    `${body}.${swapped}`,
    `${cursor}.x`,
    `${cursor}x`,
    body,
    'é'.repeat(22),
    '.',
  ])
    expect(await refusal('GET', `/tasks?limit=1&cursor=${encodeURIComponent(altered)}`)).toMatchObject({
      status: 422,
      reason: 'cursor',
      errors: [{ pointer: '/cursor', detail: 'This cursor does not belong to this list. Begin again without one.' }],
    })
})

test('a page that is too large, too small, or none', async () => {
  for (const [limit, detail] of [
    ['0', 'This must be at least 1.'],
    ['101', 'This must be at most 100.'],
    ['1e308', 'This must be at most 100.'],
    ['1.5', 'This must be a whole number.'],
    ['many', 'This must be a number.'],
    ['5&limit=6', 'This must be a number.'],
  ])
    expect((await refusal('GET', `/tasks?limit=${limit}`)).errors).toEqual([{ pointer: '/limit', detail }])
})

test('a code that was typed wrong', async () => {
  const problem = await refusal('POST', '/auth/activate', JSON.stringify({ flow: 'x'.repeat(43), code: '12 34' }))
  expect(problem.errors).toEqual([{ pointer: '/code', detail: 'The code has six digits.' }])
})

test('nobody signed in', async () => {
  const answer = await app.http('/tasks')
  expect(answer.status).toBe(401)
  expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  expect(await answer.json()).toMatchObject({
    code: 'unauthenticated',
    detail: 'You are not signed in, or your session has ended. Log in again.',
  })
})

test('an address where nothing is, or that is none', async () => {
  for (const path of ['/nothing', '/tasks/a/b/c', '/../etc/passwd', `/tasks/${'x'.repeat(5000)}`])
    expect(await refusal('GET', path)).toMatchObject({
      status: 404,
      reason: 'no-route',
      detail: 'There is nothing at this address.',
    })
  expect(await refusal('GET', '/tasks/%zz')).toMatchObject({ status: 400, detail: 'The address is not valid.' })
  expect(await refusal('PUT', '/tasks')).toMatchObject({ status: 404, reason: 'no-route' })
})
