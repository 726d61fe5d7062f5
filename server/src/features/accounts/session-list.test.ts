import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

async function elsewhere({ name, password }: Person) {
  const { token = '' } = await app.client().auth.login({ identifier: name, password })
  return app.client(token)
}

test('a person sees where they are signed in, and which of it is here', async () => {
  const anna = await app.signUp()
  app.clock.forward(MINUTE)
  await app.http('/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'A browser on a train' },
    body: JSON.stringify({ identifier: anna.name, password: anna.password, keep: true }),
  })
  const { items } = await anna.api.sessions.list()
  expect(items).toMatchObject([
    { userAgent: 'A browser on a train', address: '127.0.0.1', current: false },
    { current: true },
  ])
  expect((items[0]?.startedAt ?? '') > (items[1]?.startedAt ?? '')).toBe(true)
  expect((items[0]?.expiresAt ?? '') > (items[1]?.expiresAt ?? '')).toBe(true)
})

test('when somebody was seen last moves with their use', async () => {
  const anna = await app.signUp()
  app.clock.forward(20 * MINUTE)
  await anna.api.users.me()
  const [session] = (await anna.api.sessions.list()).items
  expect(Date.parse(session?.seenAt ?? '') - Date.parse(session?.startedAt ?? '')).toBeGreaterThanOrEqual(20 * MINUTE)
})

test('one is ended from another', async () => {
  const anna = await app.signUp()
  const phone = await elsewhere(anna)
  const lost = (await anna.api.sessions.list()).items.find(({ current }) => !current)
  await anna.api.sessions.end({ sessionId: lost?.id ?? '' })
  expect((await refused(phone.users.me())).code).toBe('unauthenticated')
  expect((await anna.api.sessions.list()).items).toHaveLength(1)
})

test('all others end at once, the one that asks goes on', async () => {
  const anna = await app.signUp()
  const others = [await elsewhere(anna), await elsewhere(anna)]
  await anna.api.sessions.endOthers()
  for (const other of others) expect((await refused(other.users.me())).code).toBe('unauthenticated')
  expect(await anna.api.users.me()).toMatchObject({ id: anna.me.id })
})

test('with the others ends a log-in that is just under way, and no program', async () => {
  const anna = await app.signUp()
  const { token } = await anna.api.tokens.create({ name: 'Calendar', scope: 'read' })
  const epoch = await app.services.sessions.epoch(anna.me.id)
  await anna.api.sessions.endOthers()
  const late = await app.services.sessions.start(anna.me.id, { keep: false, userAgent: '', address: '', epoch })
  expect((await refused(app.client(late.token).users.me())).code).toBe('unauthenticated')
  expect(await app.client(token).users.me()).toMatchObject({ id: anna.me.id })
  expect((await anna.api.sessions.list()).items).toHaveLength(1)
  await anna.api.sessions.endOthers()
  expect(await app.client(token).users.me()).toMatchObject({ id: anna.me.id })
})

test('nobody ends the session of somebody else', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const [session] = (await anna.api.sessions.list()).items
  expect((await refused(ben.api.sessions.end({ sessionId: session?.id ?? '' }))).code).toBe('not-found')
  expect(await anna.api.users.me()).toMatchObject({ id: anna.me.id })
})

test('the password given again counts for this session alone, for ten minutes', async () => {
  const anna = await app.signUp()
  const phone = await elsewhere(anna)
  app.clock.forward(11 * MINUTE)
  await anna.api.auth.prove({ password: anna.password })
  const wanted = { name: 'Calendar', scope: 'read' as const }
  await anna.api.tokens.create(wanted)
  expect((await refused(phone.tokens.create(wanted))).reason).toBe('prove-yourself')
  app.clock.forward(11 * MINUTE)
  expect((await refused(anna.api.tokens.create(wanted))).reason).toBe('prove-yourself')
})

test('guessing the password in an open session is limited like guessing it at the door, and signs nobody out', async () => {
  const anna = await app.signUp()
  for (let tries = 0; tries < 10; tries++)
    expect((await refused(anna.api.auth.prove({ password: `guess ${tries}` }))).reason).toBe('wrong-password')
  expect((await refused(anna.api.auth.prove({ password: anna.password }))).code).toBe('rate-limited')
  expect(await anna.api.users.me()).toMatchObject({ id: anna.me.id })
})
