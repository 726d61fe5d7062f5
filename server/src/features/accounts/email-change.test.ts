import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../../test/app.ts'
import { HOUR, MINUTE } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

const NEXT = 'a password that is new'

let app: TestApp
let count = 0

beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000, loginPair: 1000, loginAccount: 1000 } })
})
afterAll(() => app.close())

/** A change that has begun, and what its mail brought to the new address. */
async function begun(person: Person, email = `moved${++count}@example.org`) {
  const before = await app.mailCount(email)
  const flow = await person.api.auth.requestEmailChange({ email, password: person.password })
  return { email, ...flow, mail: await app.mailTo(email, { after: before }) }
}

const verify = (api: Person['api'], input: Parameters<Person['api']['auth']['verifyEmailChange']>[0]) =>
  api.auth.verifyEmailChange(input)

const login = (identifier: string, password = PASSWORD) => app.client().auth.login({ identifier, password })

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('the code from the new mailbox changes the address; the old one is told and no longer logs in', async () => {
  const anna = await app.signUp()
  const { flow, mail, email } = await begun(anna)
  expect((await anna.api.users.me()).email).toBe(anna.email)
  await verify(anna.api, { flow, code: mail.code })
  expect(await anna.api.users.me()).toMatchObject({ email, version: anna.me.version + 1 })
  expect((await login(email.toUpperCase())).user?.id).toBe(anna.me.id)
  expect((await refused(login(anna.email))).reason).toBe('wrong-credentials')
  const told = await app.mailTo(anna.email, { after: 1 })
  expect(told.subject).toBe('Your Cairn account has a new address')
  expect(told.text).not.toContain(email)
})

test('the link changes it while signed in', async () => {
  const anna = await app.signUp()
  const { mail, email } = await begun(anna)
  await verify(anna.api, { token: mail.token })
  expect((await anna.api.users.me()).email).toBe(email)
})

test('the link changes it on another device together with the password', async () => {
  const anna = await app.signUp()
  const { mail, email } = await begun(anna)
  await verify(app.client(), { token: mail.token, password: PASSWORD })
  expect((await anna.api.users.me()).email).toBe(email)
})

test('the link or the code alone changes nothing, nor does somebody else with them', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const { flow, mail } = await begun(anna)
  const { token: program } = await anna.api.tokens.create({ name: 'Program', scope: 'administer' })
  for (const api of [app.client(), ben.api, app.client(program)]) {
    expect(await refused(verify(api, { token: mail.token }))).toMatchObject({ reason: 'not-the-requester' })
    expect(await refused(verify(api, { flow, code: mail.code }))).toMatchObject({ reason: 'not-the-requester' })
  }
  const guess = await refused(verify(app.client(), { token: mail.token, password: 'not the password' }))
  expect(guess).toMatchObject({ code: 'forbidden', reason: 'not-the-requester' })
  expect((await anna.api.users.me()).email).toBe(anna.email)
})

test('an address that has an account is answered like one that has none, and its owner is told by mail', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const known = await anna.api.auth.requestEmailChange({ email: ben.email.toUpperCase(), password: PASSWORD })
  const mail = await app.mailTo(ben.email, { after: 1 })
  expect(mail.subject).toBe('This address already has a Cairn account')
  expect([mail.code, mail.token]).toEqual(['', ''])
  expect(mail.text).not.toContain(anna.name)
  const unknown = await begun(anna)
  expect(Object.keys(known)).toEqual(['flow', 'expiresAt', 'resendAt'])
  expect(Date.parse(unknown.expiresAt) - Date.parse(known.expiresAt)).toBeLessThan(MINUTE)
  const guess = wrong(unknown.mail.code)
  const refusals = await Promise.all(
    [known, unknown].map(({ flow }) => refused(verify(anna.api, { flow, code: guess }))),
  )
  expect(refusals[0]?.parts).toEqual(refusals[1]?.parts)
  const again = await Promise.all([known, unknown].map(({ flow }) => refused(app.client().auth.resend({ flow }))))
  expect(again.map(({ reason }) => reason)).toEqual(['resend', 'resend'])
  expect((await ben.api.users.me()).email).toBe(ben.email)
})

test('of many who take one address at once, one has it', async () => {
  const email = 'popular@example.org'
  const begunBy = []
  for (let n = 0; n < 3; n++) {
    const person = await app.signUp()
    begunBy.push({ person, ...(await begun(person, email)) })
  }
  const outcomes = await Promise.allSettled(
    begunBy.map(({ person, flow, mail }) => verify(person.api, { flow, code: mail.code })),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict', reason: 'email-taken' })
  expect((await app.rows('persons')).filter(({ emailKey }) => emailKey === email)).toHaveLength(1)
})

test('the old address is free for others once it is given up', async () => {
  const anna = await app.signUp()
  const { flow, mail } = await begun(anna)
  await verify(anna.api, { flow, code: mail.code })
  const heir = { username: 'heir', email: anna.email, password: PASSWORD }
  const registration = await app.client().auth.register(heir)
  const { code } = await app.mailTo(anna.email, { after: 2 })
  const { user } = await app.client().auth.activate({ flow: registration.flow, code })
  expect(user.id).not.toBe(anna.me.id)
  expect((await login(anna.email)).user?.id).toBe(user.id)
})

test('a reset that was asked for before does not open the account after', async () => {
  const anna = await app.signUp()
  const reset = await app.client().auth.requestReset({ identifier: anna.email })
  const old = await app.mailTo(anna.email, { after: 1 })
  const { flow, mail, email } = await begun(anna)
  await verify(anna.api, { flow, code: mail.code })
  const password = 'whoever reads the old mailbox'
  const byCode = await refused(app.client().auth.verifyReset({ flow: reset.flow, code: old.code, password }))
  const byLink = await refused(app.client().auth.verifyReset({ token: old.token, password }))
  expect([byCode.code, byLink.code]).toEqual(['gone', 'gone'])
  await login(email)
})

test('a change that was asked for before a new password leads nowhere after', async () => {
  const anna = await app.signUp()
  const { flow, mail } = await begun(anna)
  await anna.api.users.changePassword({ currentPassword: PASSWORD, newPassword: NEXT })
  expect((await refused(verify(anna.api, { flow, code: mail.code }))).code).toBe('gone')
  expect((await refused(verify(app.client(), { token: mail.token, password: NEXT }))).code).toBe('gone')
  expect((await anna.api.users.me()).email).toBe(anna.email)
})

test('a wrong password is refused with a reason, sends nothing and logs nobody out', async () => {
  const anna = await app.signUp()
  const refusal = await refused(
    anna.api.auth.requestEmailChange({ email: 'never@example.org', password: 'not my password' }),
  )
  expect(refusal).toMatchObject({ code: 'invalid-request', reason: 'wrong-password' })
  expect(errorsOf(refusal)).toEqual({ '/password': 'This is not your current password.' })
  expect(await anna.api.users.me()).toMatchObject({ email: anna.email })
  expect(await app.mailCount('never@example.org')).toBe(0)
})

test('one’s own address is refused, but can be written differently', async () => {
  const anna = await app.signUp()
  const same = await refused(anna.api.auth.requestEmailChange({ email: anna.email, password: PASSWORD }))
  expect(same).toMatchObject({ code: 'invalid-request', reason: 'same-email' })
  const shouted = `${anna.name.toUpperCase()}@example.org`
  const { flow, mail } = await begun(anna, shouted)
  await verify(anna.api, { flow, code: mail.code })
  expect((await anna.api.users.me()).email).toBe(shouted)
})

test('five wrong codes use it up; a code lives ten minutes, its link an hour, and each works once', async () => {
  const anna = await app.signUp()
  const guessed = await begun(anna)
  for (let n = 0; n < 5; n++) {
    const refusal = await refused(verify(anna.api, { flow: guessed.flow, code: wrong(guessed.mail.code) }))
    expect(refusal.reason).toBe('wrong-code')
  }
  expect((await refused(verify(anna.api, { flow: guessed.flow, code: guessed.mail.code }))).code).toBe('gone')
  const { flow, mail } = await begun(anna)
  app.clock.forward(10 * MINUTE)
  expect((await refused(verify(anna.api, { flow, code: mail.code }))).code).toBe('gone')
  app.clock.forward(49 * MINUTE)
  await verify(app.client(), { token: mail.token, password: PASSWORD })
  expect((await refused(verify(app.client(), { token: mail.token, password: PASSWORD }))).code).toBe('gone')
  const late = await begun(anna)
  app.clock.forward(HOUR)
  expect((await refused(verify(app.client(), { token: late.mail.token, password: PASSWORD }))).code).toBe('gone')
})

test('its code opens nothing else', async () => {
  const anna = await app.signUp()
  const { flow, mail } = await begun(anna)
  expect((await refused(app.client().auth.activate({ flow, code: mail.code }))).code).toBe('gone')
  expect((await refused(app.client().auth.verifyReset({ flow, code: mail.code, password: NEXT }))).code).toBe('gone')
  expect((await refused(app.client().auth.verifyReset({ token: mail.token, password: NEXT }))).code).toBe('gone')
})

test('nor does the code of one that was begun twice, once the mailbox is the account’s own', async () => {
  const anna = await app.signUp()
  const first = await begun(anna)
  const second = await begun(anna, first.email)
  await verify(anna.api, { flow: second.flow, code: second.mail.code })
  const { flow, mail } = first
  expect((await refused(app.client().auth.verifyReset({ flow, code: mail.code, password: NEXT }))).code).toBe('gone')
  expect((await refused(app.client().auth.verifyReset({ token: mail.token, password: NEXT }))).code).toBe('gone')
  await login(first.email)
})
