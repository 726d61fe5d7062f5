import net from 'node:net'
import { ProblemBody } from '@cairn/contract/problem-body'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from './app.ts'
import { send } from './wire.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())
// Whatever was sent before, the next one is served.
afterEach(async () => {
  expect((await app.http('/users/me', { token: anna.token })).status).toBe(200)
})

const get = (path: string, headers: Record<string, string> = {}) =>
  send(app.address, {
    method: 'GET',
    path,
    headers: { host: 'localhost', authorization: `Bearer ${anna.token}`, ...headers },
  })

const problemIn = (text: string) => ProblemBody.parse(JSON.parse(text))

/** Writes as it is told, until the server has had enough; what it said. */
function pour(head: string, part: string, parts: number): Promise<{ said: string; sent: number }> {
  const socket = net.connect(Number(new URL(app.address).port), '127.0.0.1')
  let said = ''
  let sent = 0
  socket.on('data', (text: Buffer) => (said += String(text)))
  // It closes while we are still writing.
  socket.on('error', () => {})
  socket.write(head)
  const next = () => {
    for (; sent < parts && socket.writable; sent++) {
      if (!socket.write(part)) return void (sent++, socket.once('drain', next))
    }
  }
  next()
  return new Promise(resolve => socket.on('close', () => resolve({ said, sent })))
}

const bodyOf = (said: string) => problemIn(said.split('\r\n\r\n')[1] ?? '')

test('a header of 20 kB', async () => {
  const answer = await get('/api/v1/tasks', { 'x-long': 'x'.repeat(20_000) })
  expect(answer.status).toBe(413)
  expect(problemIn(answer.text)).toMatchObject({ code: 'too-large', reason: 'headers' })
})

test('ten thousand small headers', async () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x-${n}`, '1']))
  const answer = await get('/api/v1/tasks', many)
  expect(answer.status).toBe(413)
  expect(problemIn(answer.text)).toMatchObject({ code: 'too-large', reason: 'headers' })
})

test('headers without end', async () => {
  const { said, sent } = await pour(
    'GET /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\n',
    'X-More: 1234567890\r\n',
    1_000_000,
  )
  expect(bodyOf(said)).toMatchObject({ code: 'too-large', reason: 'headers' })
  expect(sent).toBeLessThan(1_000_000)
})

test('an address of 20 kB', async () => {
  const answer = await get(`/api/v1/tasks/${'x'.repeat(20_000)}`)
  expect([404, 413]).toContain(answer.status)
})

test('an address that is long and yet let in', async () => {
  const answer = await get(`/api/v1/tasks/${'x'.repeat(10_000)}`)
  expect(answer.status).toBe(404)
  expect(problemIn(answer.text)).toMatchObject({ reason: 'no-route' })
})

test('a query of a thousand parameters, and one of a thousand values', async () => {
  const names = Array.from({ length: 1000 }, (_, n) => `p${n}=1`).join('&')
  expect((await get(`/api/v1/tasks?${names}`)).status).toBe(422)
  const values = Array.from({ length: 1000 }, () => 'limit=1').join('&')
  expect((await get(`/api/v1/tasks?${values}`)).status).toBe(422)
})

test('a query that nests', async () => {
  for (const query of [
    'limit[a][b][c]=1',
    `limit${'[x]'.repeat(2000)}=1`,
    '__proto__[operator]=1',
    'constructor[prototype][x]=1',
  ])
    expect((await get(`/api/v1/tasks?${query}`)).status, query.slice(0, 40)).toBe(422)
})

test('a body over a megabyte that never said how long it would be', async () => {
  const head =
    'POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
    `Authorization: Bearer ${anna.token}\r\nTransfer-Encoding: chunked\r\n\r\n`
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const { said, sent } = await pour(head, chunk, 1000)
  expect(said).toMatch(/^HTTP\/1\.1 413 /)
  expect(bodyOf(said)).toMatchObject({ code: 'too-large', reason: 'body' })
  // It was not read to the end.
  expect(sent).toBeLessThan(1000)
})

test('a body that is announced as larger than a megabyte is not waited for', async () => {
  const answer = await send(app.address, {
    method: 'POST',
    path: '/api/v1/tasks',
    headers: { host: 'localhost', 'content-type': 'application/json', 'content-length': '100000000' },
    body: '{',
  })
  expect(answer.status).toBe(413)
})

test('two lengths, or a length and chunks: nobody can hide a second request in the first', async () => {
  const hidden = 'GET /api/v1/hidden HTTP/1.1\r\nHost: localhost\r\n\r\n'
  for (const framing of [
    `Content-Length: 0\r\nContent-Length: ${hidden.length}`,
    `Content-Length: ${hidden.length + 5}\r\nTransfer-Encoding: chunked`,
    'Transfer-Encoding: chunked, identity',
    'Transfer-Encoding: xchunked',
  ]) {
    const { said } = await pour(
      `POST /api/v1/auth/logout HTTP/1.1\r\nHost: localhost\r\n${framing}\r\n\r\n`,
      `0\r\n\r\n${hidden}`,
      1,
    )
    expect(said.match(/HTTP\/1\.1 /g), framing).toHaveLength(1)
    expect(said, framing).toMatch(/^HTTP\/1\.1 400 /)
  }
})
