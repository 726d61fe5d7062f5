import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../../test/app.ts'
import { HOUR, MINUTE } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'
import { renewProofs } from './flow-proofs.ts'
import { digest } from '../secrets.ts'

const NEXT = 'a password that is new'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000 } })
})
afterAll(() => app.close())

/** A reset that has begun, with its mail. */
async function forgotten(person: Person, identifier = person.email) {
  const before = await app.mailCount(person.email)
  const flow = await app.client().auth.requestReset({ identifier })
  return { ...flow, mail: await app.mailTo(person.email, { after: before }) }
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('the mailed code sets a new password and signs in; the old one is worth nothing', async () => {
  const anna = await app.signUp()
  const { flow, mail } = await forgotten(anna, anna.name.toUpperCase())
  const { token, user } = await app.client().auth.verifyReset({ flow, code: mail.code, password: NEXT })
  expect(user?.id).toBe(anna.me.id)
  expect(await app.client(token).users.me()).toMatchObject({ id: anna.me.id })
  expect(await refused(app.client().auth.login({ identifier: anna.name, password: PASSWORD }))).toMatchObject({
    code: 'unauthenticated',
  })
  await app.client().auth.login({ identifier: anna.name, password: NEXT })
})

test('the mailed link does the same, on any device', async () => {
  const anna = await app.signUp()
  const { mail } = await forgotten(anna)
  const { user } = await app.client().auth.verifyReset({ token: mail.token, password: NEXT })
  expect(user?.id).toBe(anna.me.id)
})

test('one mail brings both, the code and the link', async () => {
  const anna = await app.signUp()
  const before = await app.mailCount(anna.email)
  const { mail } = await forgotten(anna)
  expect(mail.code).toMatch(/^\d{6}$/)
  expect(mail.text).toContain(`/reset?token=${mail.token}`)
  await expect.poll(owed).toHaveLength(0)
  expect(await app.mailCount(anna.email)).toBe(before + 1)
})

test('every session ends, on every instance within seconds, and the owner is told by mail', async () => {
  const anna = await app.signUp()
  const other = await app.sibling()
  const { token: second } = await app.client().auth.login({ identifier: anna.name, password: PASSWORD, keep: true })
  await Promise.all([anna.api.users.me(), other.client(anna.token).users.me(), other.client(second).users.me()])
  const { flow, mail } = await forgotten(anna)
  await app.client().auth.verifyReset({ flow, code: mail.code, password: NEXT })
  expect((await refused(anna.api.users.me())).code).toBe('unauthenticated')
  expect((await refused(app.client(second).users.me())).code).toBe('unauthenticated')
  app.clock.forward(5000)
  expect((await refused(other.client(anna.token).users.me())).code).toBe('unauthenticated')
  expect((await refused(other.client(second).users.me())).code).toBe('unauthenticated')
  expect((await app.mailTo(anna.email, { after: 2 })).subject).toBe('Your Cairn password was changed')
  await other.close()
})

test('an unknown name is answered like a known one', async () => {
  const anna = await app.signUp()
  const known = await app.client().auth.requestReset({ identifier: anna.email })
  const unknown = await app.client().auth.requestReset({ identifier: 'nobody@example.org' })
  expect(Object.keys(unknown)).toEqual(Object.keys(known))
  expect(Date.parse(unknown.expiresAt) - Date.parse(known.expiresAt)).toBeLessThan(MINUTE)
  // Both mails are made by the worker, and so is the code that nobody is sent.
  await app.mailTo(anna.email, { after: 1 })
  await expect.poll(async () => (await refused(guess(unknown.flow))).parts).toMatchObject({ reason: 'wrong-code' })
  const again = await Promise.all([known, unknown].map(({ flow }) => refused(app.client().auth.resend({ flow }))))
  expect(again.map(problem => problem.reason)).toEqual(['resend', 'resend'])
})

test('five wrong codes use it up', async () => {
  const anna = await app.signUp()
  const { flow, mail } = await forgotten(anna)
  for (let n = 0; n < 5; n++) expect((await refused(guess(flow, wrong(mail.code)))).reason).toBe('wrong-code')
  expect((await refused(guess(flow, mail.code))).code).toBe('gone')
})

test('a code lives ten minutes, its link an hour', async () => {
  const anna = await app.signUp()
  const { flow, mail } = await forgotten(anna)
  app.clock.forward(10 * MINUTE)
  expect((await refused(guess(flow, mail.code))).code).toBe('gone')
  app.clock.forward(49 * MINUTE)
  await app.client().auth.verifyReset({ token: mail.token, password: NEXT })
  await app.mailTo(anna.email, { after: 2 })
  const late = await forgotten(anna)
  app.clock.forward(HOUR)
  const problem = await refused(app.client().auth.verifyReset({ token: late.mail.token, password: NEXT }))
  expect(problem.code).toBe('gone')
})

test('a code or a link works once', async () => {
  const anna = await app.signUp()
  const { flow, mail } = await forgotten(anna)
  await app.client().auth.verifyReset({ flow, code: mail.code, password: NEXT })
  expect((await refused(guess(flow, mail.code))).code).toBe('gone')
  const link = await refused(app.client().auth.verifyReset({ token: mail.token, password: 'yet another one' }))
  expect(link.code).toBe('gone')
})

test('of many resets with one code at once, one sets the password', async () => {
  const anna = await app.signUp()
  const { flow, mail } = await forgotten(anna)
  const passwords = ['first password', 'second password', 'third password']
  const outcomes = await Promise.allSettled(
    passwords.map(password => app.client().auth.verifyReset({ flow, code: mail.code, password })),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const winner = passwords[outcomes.findIndex(({ status }) => status === 'fulfilled')] ?? ''
  await app.client().auth.login({ identifier: anna.name, password: winner })
})

test('a code is bound to its flow, its person and its purpose', async () => {
  const [anna, ben] = await Promise.all([app.signUp(), app.signUp()])
  const ofAnna = await forgotten(anna)
  const ofBen = await forgotten(ben)
  if (ofAnna.mail.code !== ofBen.mail.code)
    expect((await refused(guess(ofBen.flow, ofAnna.mail.code))).reason).toBe('wrong-code')
  const registration = await app
    .client()
    .auth.register({ username: 'newcomer', email: 'newcomer@example.org', password: PASSWORD })
  const welcome = await app.mailTo('newcomer@example.org')
  expect((await refused(guess(registration.flow, welcome.code))).code).toBe('gone')
  expect((await refused(app.client().auth.activate({ flow: ofAnna.flow, code: ofAnna.mail.code }))).code).toBe('gone')
  const link = await refused(app.client().auth.verifyReset({ token: welcome.token, password: NEXT }))
  expect(link.code).toBe('gone')
})

test('the new password follows the rules of a password', async () => {
  const anna = await app.signUp()
  const { mail } = await forgotten(anna)
  const short = await refused(app.client().auth.verifyReset({ token: mail.token, password: 'short' }))
  expect(errorsOf(short)).toEqual({ '/password': 'This must have at least 8 characters.' })
  const name = await refused(app.client().auth.verifyReset({ token: mail.token, password: anna.email }))
  expect(name.reason).toBe('guessable-password')
  await app.client().auth.verifyReset({ token: mail.token, password: NEXT })
})

test('asking for a reset changes nothing: the password works until the code was used', async () => {
  const anna = await app.signUp()
  await forgotten(anna)
  await app.client().auth.login({ identifier: anna.name, password: PASSWORD })
  expect(await anna.api.users.me()).toMatchObject({ id: anna.me.id })
})

test('nobody can fill a mailbox: ten mails an hour, whoever asks', async () => {
  const anna = await app.signUp()
  for (let n = 0; n < 14; n++) await app.client().auth.requestReset({ identifier: anna.email })
  await app.mailTo(anna.email, { after: 9 })
  await expect.poll(owed).toHaveLength(0)
  expect(await app.mailCount(anna.email)).toBe(10)
})

test('a code that is not sent cannot be guessed, and the owner still hears of a changed password', async () => {
  const anna = await app.signUp()
  const { flow, mail } = await forgotten(anna)
  for (let n = 0; n < 12; n++) await app.client().auth.requestReset({ identifier: anna.email })
  await app.mailTo(anna.email, { after: 9 })
  await expect.poll(owed).toHaveLength(0)

  const unsent = await app.client().auth.requestReset({ identifier: anna.email })
  await expect.poll(owed).toHaveLength(0)
  const proofs = await renewProofs(app.services, digest(unsent.flow), { mail: 'unsent', sent: false })
  expect(await refused(guess(unsent.flow, proofs?.code))).toMatchObject({ reason: 'wrong-code' })

  const before = await app.mailCount(anna.email)
  await app.client().auth.verifyReset({ flow, code: mail.code, password: NEXT })
  expect((await app.mailTo(anna.email, { after: before })).subject).toContain('was changed')
})

function guess(flow: string, code = '123456') {
  return app.client().auth.verifyReset({ flow, code, password: NEXT })
}

/** Mail that waits to be sent. */
const owed = async () => (await app.stored()).filter(line => line.of === 'record' && line.kind === 'mail')
