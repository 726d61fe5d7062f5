import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../test/app.ts'
import { send } from '../../test/wire.ts'

/* What a page of somebody else can make the browser of a signed-in person do. Not one of these may change anything. */

const JSON_TYPE = { 'content-type': 'application/json' }
const WEB = { 'cairn-client': 'web' }

let app: TestApp
let anna: Person
let cookie: string

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
  cookie = await cookieOf(anna)
})
afterAll(() => app.close())

async function cookieOf(person: Person, headers: Record<string, string> = {}) {
  const answer = await app.http('/auth/login', {
    method: 'POST',
    headers: { ...JSON_TYPE, ...WEB, ...headers },
    body: JSON.stringify({ identifier: person.name, password: PASSWORD }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

const everything = async () => (await app.stored()).filter(line => line.of !== 'record' || line.kind === 'session')

/** As the browser would send it, byte for byte: also without a content type. */
const post = (path: string, headers: Record<string, string>, body: string) =>
  send(app.address, {
    method: 'POST',
    path: `/api/v1${path}`,
    headers: { host: new URL(app.address).host, cookie, ...headers },
    body,
  })

/** What a page elsewhere can have a browser send without asking us first. */
const BODIES: [name: string, headers: Record<string, string>, body: string][] = [
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'title=Forged&identifier=a&password=b'],
  ['a form that looks like JSON', { 'content-type': 'application/x-www-form-urlencoded' }, '{"title":"Forged"}'],
  [
    'a form with files',
    { 'content-type': 'multipart/form-data; boundary=x' },
    '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nForged\r\n--x--\r\n',
  ],
  ['text', { 'content-type': 'text/plain' }, '{"title":"Forged"}'],
  ['text that says it is JSON', { 'content-type': 'text/plain; application/json' }, '{"title":"Forged"}'],
  ['JSON that nobody was asked about', { 'content-type': 'application/json' }, '{"title":"Forged"}'],
  ['a body of no type', {}, '{"title":"Forged"}'],
  ['a beacon', { 'content-type': 'text/plain;charset=UTF-8', 'sec-fetch-mode': 'no-cors' }, '{"title":"Forged"}'],
  ['nothing', {}, ''],
]

/** How a browser says where the page was from; old ones say less. */
const FROM: [name: string, headers: Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, by its origin only', { origin: 'https://evil.example' }],
  ['another site, by its fetch metadata only', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour of the same site', { origin: 'https://blog.example.org', 'sec-fetch-site': 'same-site' }],
  ['nowhere, as from a sandbox', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['an old browser that says nothing', {}],
]

describe.for(FROM)('from %s', ([, from]) => {
  test.for(BODIES)('%s changes nothing', async ([, type, body]) => {
    const before = await everything()
    for (const path of ['/tasks', '/auth/logout', '/auth/login']) {
      const { status, headers } = await post(path, { ...from, ...type }, body)
      expect([403, 415]).toContain(status)
      expect(headers['set-cookie']).toBeUndefined()
    }
    expect(await everything()).toEqual(before)
  })
})

test('fetch metadata alone is enough to refuse, whatever else the request says', async () => {
  const before = await everything()
  for (const site of ['cross-site', 'same-site', 'nonsense'])
    for (const origin of [undefined, app.address]) {
      const headers = { ...JSON_TYPE, ...WEB, ...(origin && { origin }), 'sec-fetch-site': site }
      expect((await post('/tasks', headers, '{"title":"Forged"}')).status).toBe(403)
    }
  expect(await everything()).toEqual(before)
  const ours = { ...JSON_TYPE, ...WEB, origin: app.address, 'sec-fetch-site': 'same-origin' }
  expect((await post('/tasks', ours, '{"title":"Ours"}')).status).toBe(201)
})

test('no method takes the place of another', async () => {
  const before = await everything()
  const { id } = await anna.api.tasks.create({ title: 'Kept' })
  const after = await everything()
  expect(after).not.toEqual(before)
  for (const headers of [{ 'x-http-method-override': 'DELETE' }, { 'x-method-override': 'DELETE' }])
    await app.http(`/tasks/${id}?_method=DELETE`, { headers: { cookie, ...WEB, ...headers } })
  expect((await app.http(`/tasks/${id}`, { method: 'HEAD', headers: { cookie } })).status).toBe(200)
  expect(await everything()).toEqual(after)
})

describe('logging the victim in as somebody else', () => {
  const body = () => JSON.stringify({ identifier: anna.name, password: PASSWORD })

  test('by a form or a request of another site plants no cookie', async () => {
    for (const [, from] of FROM)
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
        const headers = { ...from, 'content-type': type, cookie: '' }
        expect((await post('/auth/login', headers, body())).headers['set-cookie']).toBeUndefined()
      }
    const asBrowser = { ...JSON_TYPE, ...WEB, cookie: '', origin: 'https://evil.example' }
    expect((await post('/auth/login', asBrowser, body())).status).toBe(403)
  })

  test('a session that an attacker planted is replaced and ended when its owner-to-be logs in', async () => {
    const mallory = await app.signUp()
    const planted = await cookieOf(mallory)
    const own = await cookieOf(anna, { cookie: planted })
    expect(own).not.toBe(planted)
    expect(await (await app.http('/users/me', { headers: { cookie: own } })).json()).toMatchObject({ id: anna.me.id })
    expect((await app.http('/users/me', { headers: { cookie: planted } })).status).toBe(401)
  })

  test('where https is spoken only a cookie that no neighbour can plant counts', async () => {
    const secure = await startApp({ http: { publicUrl: 'https://tasks.example.org' } })
    const { token } = await secure.signUp()
    const statuses = await Promise.all(
      [`cairn=${token}`, `__Secure-cairn=${token}`, `__host-cairn=${token}`, `__Host-cairn=${token}`].map(
        async one => (await secure.http('/users/me', { headers: { cookie: one } })).status,
      ),
    )
    expect(statuses).toEqual([401, 401, 401, 200])
    const write = (origin: string) =>
      secure.http('/tasks', {
        method: 'POST',
        headers: { ...JSON_TYPE, ...WEB, cookie: `__Host-cairn=${token}`, origin },
        body: '{"title":"x"}',
      })
    expect((await write('https://tasks.example.org')).status).toBe(201)
    for (const origin of ['http://tasks.example.org', secure.address]) expect((await write(origin)).status).toBe(403)
    await secure.close()
  })
})

test('a cookie that was changed long ago and comes back ends the session for whoever has it', async () => {
  const old = await cookieOf(anna)
  const use = (one: string) => app.http('/users/me', { headers: { cookie: one } })
  app.clock.forward(16 * 60_000)
  const renewed = (await use(old)).headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await use(renewed)).status).toBe(200)
  app.clock.forward(2 * 60_000)
  expect((await use(old)).status).toBe(401)
  app.clock.forward(5000)
  expect((await use(renewed)).status).toBe(401)
})
