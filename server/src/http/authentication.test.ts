import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../test/app.ts'
import { MINUTE } from '../../test/clock.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const WEB = { 'cairn-client': 'web' }

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

/** A log-in as the web client does it. */
async function login(body: object = {}) {
  const answer = await app.http('/auth/login', {
    method: 'POST',
    headers: { ...JSON_TYPE, ...WEB },
    body: JSON.stringify({ identifier: anna.name, password: PASSWORD, ...body }),
  })
  const set = answer.headers.get('set-cookie') ?? ''
  return { set, cookie: set.split(';')[0] ?? '', body: await answer.json() }
}

const write = (headers: Record<string, string>) =>
  app.http('/tasks', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: '{"title":"By cookie"}' })

test('a browser gets its token in a cookie that scripts cannot read, and not in the body', async () => {
  const { set, body } = await login()
  expect(set).toMatch(/^cairn=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(Object.keys(body).toSorted()).toEqual(['expiresAt', 'keep', 'user'])
})

test('"keep me signed in" makes the cookie outlive the browser', async () => {
  const { set } = await login({ keep: true })
  const expires = Date.parse(/Expires=([^;]+)/.exec(set)?.[1] ?? '')
  expect((expires - app.clock.ms()) / 86_400_000).toBeCloseTo(30, 1)
})

test('a program gets its token in the body, and no cookie', async () => {
  const answer = await app.http('/auth/login', {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ identifier: anna.name, password: PASSWORD }),
  })
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(await answer.json()).toHaveProperty('token')
})

test('the cookie reads and writes from our own pages', async () => {
  const { cookie } = await login()
  const me = await app.http('/users/me', { headers: { cookie } })
  expect(await me.json()).toMatchObject({ id: anna.me.id })
  expect((await write({ cookie, ...WEB })).status).toBe(201)
  expect((await write({ cookie, ...WEB, origin: app.address })).status).toBe(201)
  const task = await (await write({ cookie: `other=1; ${cookie}`, ...WEB })).json()
  const [entry] = (await anna.api.activity.ofTask({ taskId: task.id })).items
  expect(entry?.via).toBe('web')
})

test('a program that says it is ours is told of as such, and keeps its token; any other is the API', async () => {
  const as = (name: string) => ({ ...JSON_TYPE, 'cairn-client': name })
  const body = JSON.stringify({ identifier: anna.name, password: PASSWORD })
  const session = await app.http('/auth/login', { method: 'POST', headers: as('cli'), body })
  expect(session.headers.get('set-cookie')).toBeNull()
  const { token } = await session.json()
  const { token: own } = await anna.api.tokens.create({ name: 'A script', scope: 'write' })
  const throughWhat = async (name: string, bearer: string) => {
    const made = await app.http('/tasks', {
      method: 'POST',
      token: bearer,
      headers: as(name),
      body: '{"title":"By it"}',
    })
    const { id } = await made.json()
    return (await anna.api.activity.ofTask({ taskId: id })).items[0]?.via
  }
  expect(await throughWhat('cli', token)).toBe('cli')
  expect(await throughWhat('cli', own)).toBe('cli')
  for (const name of ['web', 'CLI', 'undo', 'purge', 'cli, web', ''])
    expect(await throughWhat(name, token), name).toBe('api')
  const { cookie } = await login()
  expect((await write({ cookie, 'cairn-client': 'cli' })).status, 'with the cookie').toBe(403)
})

test('a page of somebody else writes nothing with it', async () => {
  const { cookie } = await login()
  const { items } = await anna.api.tasks.list()
  for (const headers of [
    { cookie },
    { cookie, origin: 'https://evil.example' },
    { cookie, ...WEB, origin: 'https://evil.example' },
    { cookie, ...WEB, origin: 'null' },
    { cookie, ...WEB, origin: `${app.address}.evil.example` },
  ]) {
    const answer = await write(headers)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'forbidden', reason: 'cross-site' })
  }
  expect((await anna.api.tasks.list()).items).toEqual(items)
})

test('what names its person is done for nobody else, whoever has logged in meanwhile in the same browser', async () => {
  const ben = await app.signUp()
  const { cookie } = await login()
  const { items } = await anna.api.tasks.list()
  const asBen = { cookie, ...WEB, 'cairn-person': ben.me.id }
  for (const answer of [
    await write(asBen),
    await app.http('/tasks', { headers: asBen }),
    await app.http('/auth/logout', { method: 'POST', headers: asBen }),
    await app.http('/users/me', { token: anna.token, headers: { 'cairn-person': 'nobody' } }),
  ]) {
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'unauthenticated', reason: 'another-person' })
  }
  expect((await anna.api.tasks.list()).items).toEqual(items)
  expect((await ben.api.tasks.list()).items).toEqual([])
  expect((await write({ ...asBen, 'cairn-person': anna.me.id })).status).toBe(201)
})

test('a form of somebody else cannot speak to us at all: it has no JSON to send', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const body = JSON.stringify({ identifier: anna.name, password: PASSWORD })
    const answer = await app.http('/auth/login', { method: 'POST', headers: { 'content-type': type }, body })
    expect(answer.status).toBe(415)
    expect(answer.headers.get('set-cookie')).toBeNull()
  }
})

test('we never tell a browser that another origin may read our answers', async () => {
  const answer = await app.http('/users/me', { token: anna.token, headers: { origin: 'https://evil.example' } })
  expect([...answer.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  const preflight = await app.http('/tasks', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } })
  expect([...preflight.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
})

test('the cookie is changed with the token, and keeps its life', async () => {
  const { cookie } = await login({ keep: true })
  app.clock.forward(16 * MINUTE)
  const answer = await app.http('/users/me', { headers: { cookie } })
  const set = answer.headers.get('set-cookie') ?? ''
  expect(set).toMatch(/^cairn=[\w.-]+; .*HttpOnly.*Expires=/)
  expect(set.startsWith(cookie)).toBe(false)
  expect(answer.headers.get('cairn-token')).toBeNull()
})

test('logging out ends the session and takes the cookie away', async () => {
  const { cookie } = await login()
  const answer = await app.http('/auth/logout', { method: 'POST', headers: { cookie, ...WEB } })
  expect(answer.status).toBe(204)
  expect(answer.headers.get('set-cookie')).toMatch(/^cairn=; .*Max-Age=0/)
  expect(answer.headers.get('clear-site-data')).toBe('"cache"')
  expect((await app.http('/users/me', { headers: { cookie } })).status).toBe(401)
})

test('nobody logs a browser out from elsewhere', async () => {
  const { cookie } = await login()
  const answer = await app.http('/auth/logout', { method: 'POST', headers: { cookie } })
  expect(answer.status).toBe(403)
  expect((await app.http('/users/me', { headers: { cookie } })).status).toBe(200)
})

test('a cookie in the place of a bearer token, and the reverse, are the same session', async () => {
  const { cookie } = await login()
  const token = cookie.split('=')[1] ?? ''
  expect((await app.http('/users/me', { token })).status).toBe(200)
  expect((await app.http('/users/me', { headers: { cookie: `cairn=${anna.token}` } })).status).toBe(200)
})
