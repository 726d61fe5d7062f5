import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@cairn/contract/client'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { databaseSettings, spawnServer, type ServerProcess } from '../../test/process.ts'
import { send } from '../../test/wire.ts'
import { mountOutbox } from './outbox.ts'

/** The server as people start it: what the page needs is decided there. */
let database: Awaited<ReturnType<typeof freshDatabase>>
let folder: string
const running: ServerProcess[] = []

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'cairn-outbox-'))
})
afterAll(async () => {
  for (const { child } of running) child.kill('SIGTERM')
  await Promise.all(running.map(({ ended }) => ended))
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Another one, which need not say anything. */
async function start(settings: Record<string, string> = {}) {
  const server = spawnServer({ DATA_DIR: folder, ...databaseSettings(database.address), ...settings })
  running.push(server)
  const address = await server.listening
  return address
}

const open = (address: string, headers: Record<string, string> = {}, query = '') =>
  send(address, { method: 'GET', path: `/outbox${query}`, headers: { host: 'localhost', ...headers } })

test('it shows the mail to who has the secret of the terminal, asks from this machine, by a local name, directly', async () => {
  const server = spawnServer({ DATA_DIR: folder, ...databaseSettings(database.address) })
  running.push(server)
  let said = ''
  server.child.stdout?.on('data', (text: Buffer) => (said += String(text)))
  const address = await server.listening
  await expect.poll(() => said).toContain('/outbox?secret=')
  const secret = /outbox\?secret=([\w-]+)/.exec(said)?.[1] ?? ''

  expect((await open(address)).status).toBe(403)
  expect((await open(address, { cookie: 'cairn-outbox=guess' })).status).toBe(403)
  expect((await open(address, {}, '?secret=guess')).status).toBe(403)
  expect((await open(address, {}, '?secret=')).status).toBe(403)

  const entrance = await open(address, {}, `?secret=${secret}`)
  expect([entrance.status, entrance.headers.location]).toEqual([302, '/outbox'])
  const [cookie = ''] = entrance.headers['set-cookie'] ?? []
  expect(cookie).toBe(`cairn-outbox=${secret}; Path=/outbox; HttpOnly; SameSite=Strict`)
  const known = { cookie: cookie.split(';')[0] ?? '' }

  const { auth } = createClient({ address })
  await auth.register({ username: 'reader', email: 'reader@example.org', password: 'long enough' })
  await expect.poll(async () => (await open(address, known)).text).toMatch(/\d{6} is your Cairn code/)
  const page = await open(address, known)
  expect(page.headers['cache-control']).toBe('no-store')
  expect(page.text).toMatch(/<a href="http:\/\/localhost:\d+\/activate\?token=/)
  expect(page.text).not.toMatch(/<script| style=/)

  // What is still being written has a dot in front, and is gone under that name a moment later.
  await symlink('gone', path.join(folder, 'outbox/.half.eml'))
  expect((await open(address, known)).text).toBe(page.text)

  for (const headers of [
    { host: 'evil.example' },
    { host: 'localhost.evil.example' },
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-proto': 'https' },
    { forwarded: 'for=127.0.0.1' },
    { via: '1.1 proxy' },
    { 'x-real-ip': '127.0.0.1' },
  ]) {
    const answer = await open(address, { ...known, ...(headers as Record<string, string>) })
    expect(answer.status, JSON.stringify(headers)).toBe(404)
    expect(answer.text).not.toContain('Cairn code')
  }
})

test.for([
  ['a mail server is set', { SMTP_URL: 'smtp://127.0.0.1:1' }],
  ['it is bound to the world', { HOST: '0.0.0.0' }],
] as const)('it is not there when %s', async ([, settings]) => {
  const address = await start(settings)
  const answer = await open(address)
  expect(answer.status).toBe(404)
})

test('a connection from another machine does not get it, whatever it says and knows', async () => {
  const app = fastify()
  mountOutbox(app, { folder: path.join(folder, 'outbox'), secret: 'of the terminal' })
  const ask = (remoteAddress: string) =>
    app.inject({ url: '/outbox?secret=of+the+terminal', headers: { host: 'localhost' }, remoteAddress })
  expect((await ask('127.0.0.1')).statusCode).toBe(302)
  for (const address of ['192.0.2.1', '10.0.0.1', '2001:db8::1', '::ffff:192.0.2.1']) {
    const answer = await ask(address)
    expect([answer.headers['set-cookie'], answer.headers.location]).toEqual([undefined, undefined])
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  }
  await app.close()
})

test('under https the cookie and the headers say so', async () => {
  const address = await start({ PUBLIC_URL: 'https://cairn.example' })
  const answer = await fetch(`${address}/api/v1/auth/logout`, { method: 'POST', headers: { 'cairn-client': 'web' } })
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-cairn=; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=0$/,
  )
})
