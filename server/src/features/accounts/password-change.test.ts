import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../../test/app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

const NEXT = 'a password that is new'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000, loginAddress: 1000, loginAccount: 1000 } })
})
afterAll(() => app.close())

const change = ({ api }: Person, currentPassword = PASSWORD, newPassword = NEXT) =>
  api.users.changePassword({ currentPassword, newPassword })

const login = (identifier: string, password: string) => app.client().auth.login({ identifier, password })

test('the new password logs in, the old one does not, and the owner is told by mail', async () => {
  const anna = await app.signUp()
  await change(anna)
  await login(anna.name, NEXT)
  expect((await refused(login(anna.name, PASSWORD))).reason).toBe('wrong-credentials')
  const mail = await app.mailTo(anna.email, { after: 1 })
  expect(mail.subject).toBe('Your Cairn password was changed')
  expect(mail.text).toContain(anna.name)
})

test('the session that asks goes on; every other one and every API token ends, on every instance', async () => {
  const anna = await app.signUp()
  const other = await app.sibling()
  const { token: elsewhere } = await login(anna.name, PASSWORD)
  const { token: program } = await anna.api.tokens.create({ name: 'Program', scope: 'write' })
  for (const server of [app, other])
    for (const token of [anna.token, elsewhere, program]) await server.client(token).users.me()
  await change(anna)
  expect(await anna.api.users.me()).toMatchObject({ id: anna.me.id })
  for (const token of [elsewhere, program])
    expect((await refused(app.client(token).users.me())).code).toBe('unauthenticated')
  app.clock.forward(5000)
  expect(await other.client(anna.token).users.me()).toMatchObject({ id: anna.me.id })
  for (const token of [elsewhere, program])
    expect((await refused(other.client(token).users.me())).code).toBe('unauthenticated')
  await other.close()
})

test('a wrong current password is refused with a reason, changes nothing and logs nobody out', async () => {
  const anna = await app.signUp()
  const refusal = await refused(change(anna, 'not my password'))
  expect(refusal).toMatchObject({ code: 'invalid-request', status: 422, reason: 'wrong-password' })
  expect(errorsOf(refusal)).toEqual({ '/currentPassword': 'This is not your current password.' })
  expect(await anna.api.users.me()).toMatchObject({ id: anna.me.id })
  await login(anna.name, PASSWORD)
  expect(await app.mailCount(anna.email)).toBe(1)
})

test('who found an open session has ten tries at its password, also at once', async () => {
  const anna = await app.signUp()
  const tries = Array.from({ length: 14 }, (_, n) => refused(change(anna, `guess number ${n}`)))
  const codes = (await Promise.all(tries)).map(({ code }) => code)
  expect(codes.filter(code => code === 'invalid-request')).toHaveLength(10)
  expect(codes.filter(code => code === 'rate-limited')).toHaveLength(4)
  expect(await anna.api.users.me()).toMatchObject({ id: anna.me.id })
  app.clock.forward(15 * MINUTE)
  await anna.api.users.me()
  await change(anna)
})

test('a change that is under way when the owner resets the password comes to nothing', async () => {
  const anna = await app.signUp()
  const { flow } = await app.client().auth.requestReset({ identifier: anna.name })
  const { code } = await app.mailTo(anna.email, { after: 1 })
  const { identity } = app.services
  const { seal } = identity
  // Whoever changes it has shown the old one, and is kept waiting for the new one to be sealed.
  identity.seal = async password => {
    identity.seal = seal
    await app.client().auth.verifyReset({ flow, code, password: 'what the owner has chosen' })
    return seal(password)
  }
  expect((await refused(change(anna))).code).toBe('unauthenticated')
  await login(anna.name, 'what the owner has chosen')
})

test('a reset that was asked for before leads nowhere after', async () => {
  const anna = await app.signUp()
  const { flow } = await app.client().auth.requestReset({ identifier: anna.email })
  const { code, token } = await app.mailTo(anna.email, { after: 1 })
  await change(anna)
  const password = 'whoever reads the mailbox'
  expect((await refused(app.client().auth.verifyReset({ token, password }))).code).toBe('gone')
  expect((await refused(app.client().auth.verifyReset({ flow, code, password }))).code).toBe('gone')
  await login(anna.name, NEXT)
})

test('what is kept after a request that carried an idempotency key tells nothing of a password', async () => {
  const anna = await app.signUp()
  const key = { idempotencyKey: 'once' }
  await anna.api.users.changePassword({ currentPassword: PASSWORD, newPassword: NEXT }, key)
  await anna.api.auth.prove({ password: NEXT }, key)
  expect((await app.stored()).filter(line => line.of === 'answer')).toEqual([])
})

test('an API token cannot change it', async () => {
  const anna = await app.signUp()
  const { token } = await anna.api.tokens.create({ name: 'Program', scope: 'administer' })
  const refusal = await refused(
    app.client(token).users.changePassword({ currentPassword: PASSWORD, newPassword: NEXT }),
  )
  expect(refusal).toMatchObject({ code: 'forbidden', reason: 'in-person' })
})
