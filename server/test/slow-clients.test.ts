import net from 'node:net'
import { ProblemBody } from '@cairn/contract/problem-body'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from './app.ts'

/** As many as one machine's clients may leave open and forget; the whole series takes the ten thousand that a server must hold. */
const IDLE = Number(process.env['CAIRN_IDLE'] ?? 500)

let app: TestApp

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe.concurrent('who is slow', () => {
  test('with the headers is told so after ten seconds, and let go', { timeout: 30_000 }, async () => {
    const { said, after } = await drip('GET /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 'x')
    expect(after).toBeGreaterThan(9000)
    expect(after).toBeLessThan(15_000)
    expect(problemIn(said)).toMatchObject({ code: 'malformed-request', reason: 'slow' })
  })

  test('with everything from the beginning is let go without a word', { timeout: 30_000 }, async () => {
    const { said, after } = await drip('', '')
    expect(after).toBeGreaterThan(9000)
    expect(after).toBeLessThan(15_000)
    expect(said).toBe('')
  })

  test('with the body is told so after half a minute, and let go', { timeout: 60_000 }, async () => {
    const head =
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"identifier":"'
    const { said, after } = await drip(head, 'x')
    expect(after).toBeGreaterThan(29_000)
    expect(after).toBeLessThan(35_000)
    expect(problemIn(said)).toMatchObject({ code: 'malformed-request', reason: 'slow' })
  })

  test('with everything, in their hundreds, keeps nobody else waiting', { timeout: 60_000 }, async () => {
    const sockets = await Promise.all(Array.from({ length: IDLE }, () => idle()))
    expect(sockets).toHaveLength(IDLE)
    const begun = performance.now()
    for (let n = 0; n < 20; n++) expect((await fetch(`${app.address}/health/ready`)).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(5000)
    for (const socket of sockets) socket.destroy()
  })
})

/** Sends something, then one more character every half second, until the server has had enough. */
function drip(begin: string, more: string): Promise<{ said: string; after: number }> {
  const socket = net.connect(Number(new URL(app.address).port), '127.0.0.1')
  const begun = performance.now()
  let said = ''
  socket.write(begin)
  const dripping = setInterval(() => socket.write(more), 500)
  socket.on('data', (text: Buffer) => (said += String(text)))
  // Our next drop may meet a connection that is already closed: what counts is what was said before.
  socket.on('error', () => {})
  return new Promise(resolve =>
    socket.on('close', () => {
      clearInterval(dripping)
      resolve({ said, after: performance.now() - begun })
    }),
  )
}

/** A connection that was used once and is kept alive. */
function idle(): Promise<net.Socket> {
  const socket = net.connect(Number(new URL(app.address).port), '127.0.0.1')
  socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n')
  return new Promise((resolve, reject) => {
    socket.once('data', () => resolve(socket))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('The server closed an idle connection')))
  })
}

function problemIn(said: string): ProblemBody {
  const [head = '', body = ''] = said.split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1\.1 400 .*Content-Type: application\/problem\+json.*Connection: close/s)
  return ProblemBody.parse(JSON.parse(body))
}
