import { operations } from '@cairn/contract/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../test/app.ts'
import { partsOf } from '../../test/parts.ts'
import { validInputs } from '../../test/valid.ts'
import { send } from '../../test/wire.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp({
    http: { metricsToken: 'a token that only the one who watches knows' },
    limits: { flowsPerAddress: 1000 },
  })
  anna = await app.signUp()
})
afterAll(() => app.close())

function expectSafe(headers: Headers, where: string) {
  const of = (name: string) => headers.get(name) ?? ''
  const csp = of('content-security-policy').split('; ')
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect(csp, where).toContain(directive)
  expect(of('content-security-policy'), where).not.toMatch(/unsafe|\*|https?:/)
  expect(of('permissions-policy'), where).toContain('camera=(), ')
  expect(of('x-content-type-options'), where).toBe('nosniff')
  expect(of('referrer-policy'), where).toBe('same-origin')
  expect(of('cross-origin-opener-policy'), where).toBe('same-origin')
  expect(of('cross-origin-resource-policy'), where).toBe('same-origin')
  expect(of('x-request-id'), where).toMatch(/^[0-9a-f-]{36}$/)
  for (const telltale of ['server', 'x-powered-by', 'via']) expect(headers.has(telltale), where).toBe(false)
}

test('every answer of every operation carries what keeps browsers safe, allowed or refused', async () => {
  const inputs = await validInputs(app, anna)
  for (const [id, spec] of operations)
    for (const token of [undefined, anna.token]) {
      const { method, path, query, body, headers } = partsOf(spec, inputs[id] as object, token)
      const search = new URLSearchParams(query as Record<string, string>).toString()
      const answer = await fetch(`${app.address}${path}?${search}`, {
        method,
        headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      })
      await answer.arrayBuffer()
      expectSafe(answer.headers, `${id}: ${answer.status}`)
      expect(answer.headers.get('cache-control'), id).toMatch(/^(no-store|private, no-cache)$/)
      if (answer.status >= 400) expect(answer.headers.get('cache-control'), id).toBe('no-store')
      // Whoever logged out or ended all sessions needs a new one for what follows.
      if (token && !(await app.http('/users/me', { token })).ok) anna = await signedInAgain()
    }
})

async function signedInAgain(): Promise<Person> {
  const { token = '' } = await app.client().auth.login({ identifier: anna.name, password: PASSWORD })
  return { ...anna, token, api: app.client(token) }
}

test('so does everything beside the operations', async () => {
  const paths = [
    '/',
    '/docs',
    '/docs/style.css',
    '/api/v1/openapi.json',
    '/health/live',
    '/health/ready',
    '/metrics',
    '/outbox',
    '/nothing',
    '/today',
    '/api/v1/tasks/%zz',
    '/api/v1/nothing',
    `/api/v1/tasks/${'x'.repeat(5000)}`,
  ]
  const ids = new Set<string>()
  for (const path of paths)
    for (const accept of ['*/*', 'text/html']) {
      const answer = await fetch(app.address + path, { headers: { accept } })
      // What nobody reads would keep the server from closing.
      await answer.arrayBuffer()
      const { headers } = answer
      expectSafe(headers, path)
      ids.add(headers.get('x-request-id') ?? '')
    }
  expect(ids.size).toBe(paths.length * 2)
})

test('by plain http nobody is told to come by https only', async () => {
  const { headers } = await fetch(`${app.address}/docs`)
  expect(headers.get('strict-transport-security')).toBeNull()
})

test('where https is spoken browsers are told to stay with it, and the cookie says so too', async () => {
  const secure = await startApp({ http: { publicUrl: 'https://tasks.example.org' } })
  const { name } = await secure.signUp()
  for (const path of ['/docs', '/health/live', '/nothing', '/api/v1/tasks'])
    expect((await fetch(secure.address + path)).headers.get('strict-transport-security'), path).toBe(
      'max-age=31536000; includeSubDomains',
    )
  const answer = await secure.http('/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cairn-client': 'web' },
    body: JSON.stringify({ identifier: name, password: PASSWORD }),
  })
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-cairn=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  await secure.close()
})

test('a request is never echoed, and no method beyond the declared ones is answered', async () => {
  const headers = { host: 'localhost', cookie: 'cairn=secret', 'x-canary': 'bird' }
  for (const method of ['TRACE', 'OPTIONS', 'PROPFIND', 'COPY']) {
    const { status, text } = await send(app.address, { method, path: '/api/v1/tasks', headers })
    expect([400, 404, 405], method).toContain(status)
    expect(text, method).not.toMatch(/bird|secret/)
  }
})
