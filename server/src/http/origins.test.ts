import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../test/app.ts'

const LISTED = 'https://app.example.org'
const JSON_TYPE = { 'content-type': 'application/json' }
const WEB = { 'cairn-client': 'web' }

/** Like the listed one to whoever does not look closely. */
const OTHERS = [
  'null',
  'https://evil.example',
  'https://app.example.org.evil.example',
  'https://evil-app.example.org',
  'https://app.example.org:8443',
  'http://app.example.org',
  'https://APP.example.org',
  'https://app.example.org/',
  'https://app.example.org@evil.example',
  'https://evil.example, https://app.example.org',
]

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp({ http: { corsOrigins: [LISTED, 'http://localhost:8080'] } })
  anna = await app.signUp()
})
afterAll(() => app.close())

const corsOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control')))

const preflight = (origin: string, server = app) =>
  server.http('/tasks', {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'cairn-client' },
  })

async function cookieOf(person: Person) {
  const answer = await app.http('/auth/login', {
    method: 'POST',
    headers: { ...JSON_TYPE, ...WEB },
    body: JSON.stringify({ identifier: person.name, password: PASSWORD }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

describe('a page of a listed origin', () => {
  test('may read what it asks for, with the headers that matter', async () => {
    const answer = await app.http('/users/me', { token: anna.token, headers: { origin: LISTED } })
    expect(answer.status).toBe(200)
    expect(corsOf(answer)).toEqual({
      'access-control-allow-origin': LISTED,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'ETag, Retry-After, X-Request-Id, Idempotent-Replayed, Cairn-Token',
    })
    expect(answer.headers.get('vary')).toBe('Origin')
  })

  test('is told so before it writes', async () => {
    const answer = await preflight(LISTED)
    expect(answer.status).toBe(204)
    expect(corsOf(answer)).toMatchObject({
      'access-control-allow-origin': LISTED,
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': expect.stringContaining('Idempotency-Key'),
    })
  })

  test('may read why it was refused', async () => {
    const answer = await app.http('/users/me', { headers: { origin: LISTED } })
    expect(answer.status).toBe(401)
    expect(corsOf(answer)).toMatchObject({ 'access-control-allow-origin': LISTED })
  })

  test('writes with the cookie of who is signed in', async () => {
    const cookie = await cookieOf(anna)
    const headers = { ...JSON_TYPE, ...WEB, cookie, origin: LISTED, 'sec-fetch-site': 'same-site' }
    const answer = await app.http('/tasks', { method: 'POST', headers, body: '{"title":"From the other app"}' })
    expect(answer.status).toBe(201)
  })
})

describe('a page of any other origin', () => {
  test.for(OTHERS)('%s reads nothing and is promised nothing', async origin => {
    const answers = [
      await app.http('/users/me', { token: anna.token, headers: { origin } }),
      await preflight(origin),
      await preflight(origin).then(() => app.http('/users/me', { headers: { origin } })),
    ]
    for (const answer of answers) {
      expect(corsOf(answer)).toEqual({})
      expect(answer.headers.get('vary')).toBe('Origin')
    }
    expect(answers[1]?.status).toBe(404)
  })

  test.for(OTHERS)('%s writes nothing with a cookie', async origin => {
    const cookie = await cookieOf(anna)
    const before = await anna.api.tasks.list()
    const headers = { ...JSON_TYPE, ...WEB, cookie, origin }
    const answer = await app.http('/tasks', { method: 'POST', headers, body: '{"title":"Forged"}' })
    expect(answer.status).toBe(403)
    expect(await anna.api.tasks.list()).toEqual(before)
  })
})

test('outside the API no other page is let in', async () => {
  for (const path of ['/', '/docs', '/health/live', '/nothing']) {
    const answer = await fetch(app.address + path, { headers: { origin: LISTED } })
    expect(corsOf(answer), path).toEqual({})
  }
})

test('without a list no other page is let in at all', async () => {
  const closed = await startApp()
  for (const origin of [LISTED, closed.address]) {
    expect(corsOf(await closed.http('/users/me', { headers: { origin } }))).toEqual({})
    const answer = await preflight(origin, closed)
    expect([answer.status, corsOf(answer)]).toEqual([404, {}])
  }
  await closed.close()
})
