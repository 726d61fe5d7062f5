import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../test/app.ts'
import { refused } from '../../test/refused.ts'
import { addApp, stepOf } from '../../test/second-factors.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const NEXT = 'another password altogether'
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

let app: TestApp
let written = ''

beforeAll(async () => {
  app = await startApp({ http: { logLevel: 'debug', logTo: { write: text => (written += text) } } })
})
afterAll(() => app.close())

/** Every line so far; anything else than JSON fails here. */
const lines = () =>
  written
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Record<string, unknown>)

const eventsOf = (personId: string) => lines().filter(line => line['personId'] === personId)

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  app.http(path, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) })

test('nothing that opens anything, and nobody’s address, is in the log of a person’s whole life', async () => {
  const [username, email] = ['lisa-from-lisbon', 'lisa.secret@example.org']
  const { flow } = await app.client().auth.register({ username, email, password: PASSWORD })
  const mail = await app.mailTo(email)
  await refused(app.client().auth.activate({ flow, code: mail.code === '111111' ? '222222' : '111111' }))
  const { token = '' } = await app.client().auth.activate({ flow, code: mail.code })
  await refused(app.client().auth.login({ identifier: email, password: 'not the password' }))
  const web = await post('/auth/login', { identifier: email, password: PASSWORD }, { 'cairn-client': 'web' })
  const cookie = web.headers.get('set-cookie')?.split(';')[0]?.split('=')[1] ?? ''
  await app.http('/users/me', { headers: { cookie: `cairn=${cookie}` } })
  const made = await app.client(token).tokens.create({ name: 'Backup of Lisa', scope: 'read' })
  await app.client(made.token).tasks.list()
  const reset = await app.client().auth.requestReset({ identifier: email })
  const resetMail = await app.mailTo(email, { after: 2 })
  const last = await app.client().auth.verifyReset({ token: resetMail.token, password: NEXT })
  const api = app.client(last.token)
  const factor = await addApp(app, { ...(await app.signUp()), api })
  const step = stepOf(await app.client().auth.login({ identifier: email, password: NEXT }))
  await refused(app.client().auth.finishLogin({ login: step.login, recoveryCode: 'none-of-mine' }))
  const appCode = factor.next()
  await app.client().auth.finishLogin({ login: step.login, code: appCode })
  // Where they do not belong: people and programs put them there all the same.
  for (const secret of [last.token ?? '', made.token, PASSWORD, email, mail.token]) {
    await app.http(`/tasks?token=${encodeURIComponent(secret)}`, { token: last.token ?? '' })
    await app.http(`/tasks/${encodeURIComponent(secret)}`, { token: last.token ?? '' })
    await app.http('/tasks', { headers: { authorization: `Basic ${secret}`, 'x-api-key': secret, cookie: secret } })
    await post('/tasks', { title: secret, [secret]: secret }, { authorization: `Bearer ${last.token}` })
    await app.http('/tasks', { method: 'POST', headers: JSON_TYPE, body: `{"password":"${secret}"` })
    await fetch(`${app.address}/reset?token=${encodeURIComponent(secret)}`)
  }
  const secrets = { flow, token, cookie, email, username, PASSWORD, NEXT, code: mail.code, link: mail.token }
  const more = { reset: reset.flow, resetCode: resetMail.code, resetLink: resetMail.token, apiToken: made.token }
  const second = { seed: factor.secret, recovery: factor.recoveryCodes[0] ?? '', step: step.login, appCode }
  await new Promise(setImmediate)
  expect(written.length).toBeGreaterThan(3000)
  for (const [name, secret] of Object.entries({ ...secrets, ...more, ...second, lastToken: last.token ?? '' })) {
    expect(secret, name).not.toBe('')
    // A code is six digits, which an id or a time may hold by chance: alone it would stand between quotes or spaces.
    const inLog = name.toLowerCase().endsWith('code') ? new RegExp(`[" ]${secret}[" .]`) : secret
    expect(written, name).not.toMatch(inLog)
    // Nor the signature of a token without the rest.
    const [, , signature = secret] = secret.split('.')
    if (name.endsWith('oken')) expect(written, name).not.toContain(signature)
  }
})

test('each line of a request has its id, and only ids say whose it was', () => {
  expect(lines().filter(({ msg, code }) => msg === 'refused' && code === 'unauthenticated').length).toBeGreaterThan(5)
  for (const line of lines().filter(({ msg }) => ['operation', 'security', 'refused'].includes(String(msg)))) {
    expect(line['requestId']).toMatch(ID)
    expect(Date.parse(String(line['at']))).not.toBeNaN()
    for (const name of ['actor', 'personId', 'sessionId', 'tokenId']) if (line[name]) expect(line[name]).toMatch(ID)
  }
})

test('what matters to whoever watches over access is a line of its own', async () => {
  const anna = await app.signUp()
  const login = (password: string) => app.client().auth.login({ identifier: anna.name, password })
  for (let n = 0; n < 10; n++) await refused(login('wrong'))
  await refused(login(PASSWORD))
  app.clock.forward(15 * 60_000)
  const { token } = await login(PASSWORD)
  const api = app.client(token)
  await refused(api.auth.prove({ password: 'wrong' }))
  await api.auth.prove({ password: PASSWORD })
  const made = await api.tokens.create({ name: 'Backup', scope: 'read' })
  await api.tokens.revoke({ tokenId: made.id })
  await api.sessions.endOthers()
  await api.users.export()
  await api.users.delete()
  await api.users.keep()
  const other = await login(PASSWORD)
  const session = (await api.sessions.list()).items.find(({ current }) => !current)
  await api.sessions.end({ sessionId: session?.id ?? '' })
  await refused(app.client(other.token).users.me())
  await api.auth.logout()
  const reset = await app.client().auth.requestReset({ identifier: anna.name })
  // After those of the registration, the token and the deletion.
  const { code } = await app.mailTo(anna.email, { after: 3 })
  await app.client().auth.verifyReset({ flow: reset.flow, code, password: NEXT })
  await new Promise(setImmediate)
  expect(eventsOf(anna.me.id).map(({ event }) => event)).toEqual([
    'account made',
    'log-in',
    ...Array.from({ length: 10 }, () => 'log-in failed'),
    'log-in locked',
    'log-in',
    'proof failed',
    'proof given',
    'token made',
    'token revoked',
    'other sessions ended',
    'data exported',
    'deletion planned',
    'deletion cancelled',
    'log-in',
    'session ended',
    'log-out',
    'password changed',
    'log-in',
  ])
})

test('a token that was copied leaves a line too', async () => {
  const { token, me } = await app.signUp()
  app.clock.forward(16 * 60_000)
  const next = (await app.http('/users/me', { token })).headers.get('cairn-token') ?? ''
  await app.http('/users/me', { token: next })
  app.clock.forward(2 * 60_000)
  expect((await app.http('/users/me', { token })).status).toBe(401)
  await new Promise(setImmediate)
  expect(eventsOf(me.id).at(-1)).toMatchObject({ event: 'session copied', msg: 'security' })
})

test('a defect leaves its story without the values it was about', async () => {
  const { token } = await app.signUp()
  const { labels } = app.services.store
  const { list } = labels
  labels.list = () =>
    Promise.reject(Object.assign(new TypeError('mislaid'), { detail: 'Key (email)=(lisa@home)', code: '23505' }))
  const answer = await app.http('/labels', { token })
  labels.list = list
  expect(answer.status).toBe(500)
  await new Promise(setImmediate)
  const line = lines().find(({ msg }) => msg === 'unexpected error')
  expect(line).toMatchObject({
    requestId: answer.headers.get('x-request-id'),
    err: { type: 'TypeError', code: '23505' },
  })
  expect(JSON.stringify(line)).toContain('mislaid')
  expect(JSON.stringify(line)).not.toContain('lisa@home')
})

test('so is the right password of a registration that waits for its code, at either door, and it is nobody’s', async () => {
  const waiting = { username: 'waiting', email: 'waiting@example.org', password: PASSWORD }
  const { flow } = await app.client().auth.register(waiting)
  const asked = { identifier: waiting.username, password: PASSWORD }
  const before = lines().length
  await app.client().auth.login(asked)
  await refused(app.client().auth.adminLogin(asked))
  await refused(app.client().auth.login({ ...asked, password: 'wrong' }))
  await new Promise(setImmediate)
  const told = lines()
    .slice(before)
    .filter(({ msg }) => msg === 'security')
  expect(told.map(({ event }) => event)).toEqual(['log-in unconfirmed', 'log-in unconfirmed', 'log-in failed'])
  expect(told.filter(line => line['personId'] !== undefined)).toEqual([])
  expect(written).not.toContain(flow)
})
