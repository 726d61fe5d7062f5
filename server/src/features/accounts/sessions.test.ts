import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp, type TestServer } from '../../../test/app.ts'
import { DAY, HOUR, MINUTE } from '../../../test/clock.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** What a program sees of its session: whether it is still good, and the token it is told to use from then on. */
async function use(token: string, server: TestServer = app) {
  const answer = await server.http('/users/me', { token })
  return { status: answer.status, next: answer.headers.get('cairn-token') ?? undefined }
}

/** Somebody with a kept session. */
async function kept(person: Person) {
  const { token = '' } = await app
    .client()
    .auth.login({ identifier: person.name, password: person.password, keep: true })
  return token
}

test('a token is good for 15 minutes, then the answer brings the next one', async () => {
  const { token } = await app.signUp()
  app.clock.forward(14 * MINUTE)
  expect(await use(token)).toEqual({ status: 200, next: undefined })
  app.clock.forward(2 * MINUTE)
  const { status, next = '' } = await use(token)
  expect(status).toBe(200)
  expect(next).not.toBe('')
  expect(await use(next)).toEqual({ status: 200, next: undefined })
})

test('requests under way with the token before still count for a minute', async () => {
  const { token } = await app.signUp()
  app.clock.forward(16 * MINUTE)
  const { next = '' } = await use(token)
  expect(await use(next)).toMatchObject({ status: 200 })
  expect(await use(token)).toMatchObject({ status: 200 })
})

test('many requests at once when it is time to change the token all succeed, with one that lasts', async () => {
  const { token } = await app.signUp()
  app.clock.forward(16 * MINUTE)
  const answers = await Promise.all(Array.from({ length: 8 }, () => use(token)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  const brought = answers.flatMap(({ next }) => next ?? [])
  for (const next of brought) expect(await use(next)).toMatchObject({ status: 200 })
})

test('who never saw the answer with the next token is given it again', async () => {
  const { token } = await app.signUp()
  app.clock.forward(16 * MINUTE)
  await use(token)
  app.clock.forward(HOUR)
  const { status, next = '' } = await use(token)
  expect(status).toBe(200)
  expect(await use(next)).toMatchObject({ status: 200 })
  app.clock.forward(11 * HOUR)
  expect(await use(next)).toMatchObject({ status: 200 })
})

test('a token that comes back after it was replaced was copied: the session ends for both', async () => {
  const { token } = await app.signUp()
  app.clock.forward(16 * MINUTE)
  const { next = '' } = await use(token)
  await use(next)
  app.clock.forward(2 * MINUTE)
  await use(next)
  expect(await use(token)).toMatchObject({ status: 401 })
  expect(await use(next)).toMatchObject({ status: 401 })
})

test('a session ends after twelve idle hours, and any use begins them anew', async () => {
  let { token } = await app.signUp()
  for (let day = 0; day < 3; day++) {
    app.clock.forward(11 * HOUR)
    const { status, next = '' } = await use(token)
    expect(status).toBe(200)
    token = next
    await use(token)
  }
  app.clock.forward(12 * HOUR)
  expect(await use(token)).toMatchObject({ status: 401 })
})

test('a kept session lasts 30 days without use', async () => {
  const anna = await app.signUp()
  const [used, forgotten] = [await kept(anna), await kept(anna)]
  app.clock.forward(29 * DAY)
  const { status, next = '' } = await use(used)
  expect(status).toBe(200)
  app.clock.forward(2 * DAY)
  expect(await use(next)).toMatchObject({ status: 200 })
  expect(await use(forgotten)).toMatchObject({ status: 401 })
})

test('a log-out is noticed by the other instances within five seconds', async () => {
  const { token } = await app.signUp()
  const other = await app.sibling()
  expect(await use(token, other)).toMatchObject({ status: 200 })
  await app.client(token).auth.logout()
  app.clock.forward(5000)
  expect(await use(token, other)).toMatchObject({ status: 401 })
  await other.close()
})

test('a session outlives the server: another process on the same database knows it', async () => {
  const { token } = await app.signUp()
  const restarted = await app.sibling()
  expect(await use(token, restarted)).toMatchObject({ status: 200 })
  await restarted.close()
})

test('a token that we did not sign as it is opens nothing', async () => {
  const { token } = await app.signUp()
  const [header = '', claims = '', signature = ''] = token.split('.')
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  const other = Buffer.from(JSON.stringify({ ...JSON.parse(atob(claims)), sid: 'another' })).toString('base64url')
  const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  for (const forged of [
    `${header}.${other}.${signature}`,
    `${header}.${claims}.${flipped}`,
    `${none}.${claims}.`,
    `${header}.${claims}`,
    'x',
    'a.b.c',
  ])
    expect(await use(forged)).toMatchObject({ status: 401 })
})

test('what the store keeps of a session opens nothing', async () => {
  const { token, me } = await app.signUp()
  const records = (await app.stored()).filter(line => line.of === 'record')
  const kept = records.filter(({ kind, owner }) => kind === 'session' && owner === me.id)
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain(token)
  for (const secret of kept.map(({ id }) => id)) expect(await use(secret)).toMatchObject({ status: 401 })
})
