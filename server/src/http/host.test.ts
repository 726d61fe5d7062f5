import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../test/app.ts'
import { send } from '../../test/wire.ts'

const OWN = 'https://tasks.example.org'

/** What an attacker writes into a request, so that the mail that it causes leads to them. */
const FORGED = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'http',
  'x-forwarded-port': '1337',
  'x-host': 'evil.example',
  'x-original-host': 'evil.example',
  forwarded: 'host=evil.example;proto=http',
  referer: 'https://evil.example/',
}

let app: TestApp

beforeAll(async () => {
  // Even where the proxy that they would come through is believed.
  app = await startApp({ http: { publicUrl: OWN }, trustedProxies: ['127.0.0.1'] })
})
afterAll(() => app.close())

async function post(path: string, body: object, token?: string) {
  const headers = { 'content-type': 'application/json', ...FORGED, ...(token && { authorization: `Bearer ${token}` }) }
  const answer = await send(app.address, {
    method: 'POST',
    path: `/api/v1${path}`,
    headers,
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(202)
  expect(JSON.stringify([answer.headers, answer.text])).not.toContain('evil.example')
}

const hostsIn = (text: string) => new Set([...text.matchAll(/https?:\/\/[^/\s"<]+/g)].map(([host]) => host))

test('links in mail lead to the configured address, whatever the request says about itself', async () => {
  const { email, name, token } = await app.signUp()
  await post('/auth/password-reset/request', { identifier: name })
  const reset = await app.mailTo(email, { after: 1 })
  expect(reset.token).not.toBe('')
  await post('/auth/register', { username: 'nina', email: 'nina@example.org', password: PASSWORD })
  const activation = await app.mailTo('nina@example.org')
  await post('/auth/register', { username: 'again', email, password: PASSWORD })
  const known = await app.mailTo(email, { after: 2 })
  await post('/auth/email-change/request', { email: 'moved@example.org', password: PASSWORD }, token)
  const change = await app.mailTo('moved@example.org')
  expect(change.token).not.toBe('')
  for (const { text } of [reset, activation, known, change]) {
    expect(text).not.toContain('evil.example')
    for (const host of hostsIn(text)) expect(host).toBe(OWN)
  }
})

test('nothing that is answered repeats the host of the request', async () => {
  for (const path of ['/', '/docs', '/nothing', '/api/v1/tasks', '/api/v1/openapi.json', '/health/live']) {
    const headers = FORGED
    const answer = await send(app.address, { method: 'GET', path, headers })
    expect(JSON.stringify(answer), path).not.toContain('evil.example')
  }
})
