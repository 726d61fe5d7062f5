import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { codeAt } from '../../../test/authenticator-app.ts'
import { DAY, HOUR, MINUTE } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'
import { addApp, addKey, halfway, stepOf } from '../../../test/second-factors.ts'

const NEXT = 'a password that is new'

let app: TestApp

beforeAll(async () => {
  // The proxy is the tests' own machine: what it forwards is believed.
  const limits = { loginAddress: 1000, loginAccount: 1000, flowsPerAddress: 1000, factorCodes: 12 }
  app = await startApp({ limits, trustedProxies: ['127.0.0.1'] })
})
afterAll(() => app.close())

const finish = (proof: { login: string; code: string } | { login: string; recoveryCode: string }) =>
  app.client().auth.finishLogin(proof)

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** The second step as it comes from that address. */
async function attempt(person: Person, code: string, address: string) {
  const post = (path: string, body: object) =>
    app.http(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify(body),
    })
  const half = await post('/auth/login', { identifier: person.name, password: person.password })
  const answer = await post('/auth/login/factor', { login: (await half.json()).login, code })
  return { status: answer.status, body: await answer.json() }
}

test('the password leads to the second step, the code of the app to a session', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  const step = await halfway(app, anna)
  expect(step).toMatchObject({ factors: ['totp', 'recovery-code'] })
  expect(Date.parse(step.expiresAt) - app.clock.ms()).toBeGreaterThan(9 * MINUTE)
  const code = next()
  const { token, user } = await finish({ login: step.login, code: `${code.slice(0, 3)} ${code.slice(3)}` })
  expect(user.id).toBe(anna.me.id)
  expect(await app.client(token).users.me()).toMatchObject({ id: anna.me.id })
  expect((await anna.api.factors.list()).items[0]?.lastUsedAt).not.toBeNull()
})

test('half logged in opens nothing, and is nobody’s session', async () => {
  const anna = await app.signUp()
  await addApp(app, anna)
  const before = (await anna.api.sessions.list()).items
  const { login } = await halfway(app, anna)
  expect((await refused(app.client(login).users.me())).code).toBe('unauthenticated')
  expect((await anna.api.sessions.list()).items).toEqual(before)
  expect(JSON.stringify(await app.stored())).not.toContain(login)
})

test('“keep me signed in” is what was asked with the password', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  for (const keep of [true, false]) {
    const { login } = await halfway(app, anna, { keep })
    const session = await finish({ login, code: next() })
    expect(session.keep).toBe(keep)
    expect((Date.parse(session.expiresAt) - app.clock.ms()) / HOUR).toBeCloseTo(keep ? 30 * 24 : 12, 1)
  }
})

test('a browser gets a cookie for the second step only, and keeps it when that was asked', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  const post = (path: string, body: object) =>
    app.http(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cairn-client': 'web' },
      body: JSON.stringify(body),
    })
  const half = await post('/auth/login', { identifier: anna.name, password: anna.password, keep: true })
  expect(half.headers.get('set-cookie')).toBeNull()
  const whole = await post('/auth/login/factor', { login: (await half.json()).login, code: next() })
  expect(whole.headers.get('set-cookie')).toMatch(/^cairn=.*HttpOnly.*Expires=/)
  expect((await whole.json()).token).toBeUndefined()
})

test('a code counts one step early and one late, and no further', async () => {
  const anna = await app.signUp()
  const { secret } = await addApp(app, anna)
  // To the beginning of a step, so that the hands do not cross into the next one meanwhile.
  app.clock.forward(5 * MINUTE + 30_000 - (app.clock.ms() % 30_000))
  const at = (steps: number) => codeAt(secret, app.clock.ms() + steps * 30_000)
  const { login } = await halfway(app, anna)
  expect((await refused(finish({ login, code: at(-2) }))).reason).toBe('wrong-factor')
  expect((await refused(finish({ login, code: at(2) }))).reason).toBe('wrong-factor')
  await finish({ login, code: at(-1) })
  await finish({ login: (await halfway(app, anna)).login, code: at(1) })
})

test('a code that was used is never accepted again, nor is one before it, nor the one that confirmed the app', async () => {
  const anna = await app.signUp()
  const { secret, next } = await addApp(app, anna)
  const first = await halfway(app, anna)
  const confirming = codeAt(secret, app.clock.ms())
  expect((await refused(finish({ login: first.login, code: confirming }))).reason).toBe('wrong-factor')
  const code = next()
  await finish({ login: first.login, code })
  const again = await halfway(app, anna)
  expect((await refused(finish({ login: again.login, code }))).reason).toBe('wrong-factor')
  const before = codeAt(secret, app.clock.ms() - 30_000)
  expect((await refused(finish({ login: again.login, code: before }))).reason).toBe('wrong-factor')
})

test('a recovery code works once, typed as people type, and its owner is told', async () => {
  const anna = await app.signUp()
  const { recoveryCodes } = await addApp(app, anna)
  const [code = ''] = recoveryCodes
  const before = await app.mailCount(anna.email)
  const typed = ` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
  const { user } = await finish({ login: (await halfway(app, anna)).login, recoveryCode: typed })
  expect(user.id).toBe(anna.me.id)
  expect((await anna.api.factors.list()).recoveryCodes).toBe(9)
  expect((await app.mailTo(anna.email, { after: before })).subject).toBe(
    'A recovery code of your Cairn account was used',
  )
  const again = await refused(finish({ login: (await halfway(app, anna)).login, recoveryCode: code }))
  expect(errorsOf(again)).toEqual({ '/recoveryCode': 'This is none of your recovery codes, or was used already.' })
})

test('the recovery code of somebody else is worth nothing', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const [{ recoveryCodes }] = [await addApp(app, anna), await addApp(app, ben)]
  const { login } = await halfway(app, ben)
  expect((await refused(finish({ login, recoveryCode: recoveryCodes[0] ?? '' }))).reason).toBe('wrong-factor')
})

test('a log-in takes five tries, also at once, and ten minutes', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  const { login } = await halfway(app, anna)
  const code = next()
  const tries = Array.from({ length: 8 }, () => refused(finish({ login, code: wrong(code) })))
  const reasons = (await Promise.all(tries)).map(({ reason }) => reason)
  expect(reasons.filter(reason => reason === 'wrong-factor')).toHaveLength(5)
  expect(reasons.filter(reason => reason === 'login-over')).toHaveLength(3)
  expect((await refused(finish({ login, code }))).reason).toBe('login-over')
  const late = await halfway(app, anna)
  app.clock.forward(10 * MINUTE)
  expect((await refused(finish({ login: late.login, code: next() }))).reason).toBe('login-over')
})

test('ten wrong codes close the door for that account and address, though the password is right each time', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  for (let n = 0; n < 10; n++) expect((await attempt(anna, '000000', '192.0.2.1')).status).toBe(422)
  const code = next()
  expect(await attempt(anna, code, '192.0.2.1')).toMatchObject({ status: 429, body: { reason: 'log-in' } })
  expect((await attempt(anna, code, '192.0.2.2')).status).toBe(200)
})

test('many wrong codes from everywhere end the guessing for a day, and the owner is told once; what nobody can guess still works', async () => {
  const anna = await app.signUp()
  const { next, recoveryCodes } = await addApp(app, anna)
  const { key } = await addKey(app, anna)
  await app.mailTo(anna.email, { after: 2 })
  const before = await app.mailCount(anna.email)
  const from = (n: number) => `198.51.100.${n}`
  for (let n = 0; n < 12; n++) expect((await attempt(anna, '000000', from(n))).status).toBe(422)
  for (let n = 12; n < 15; n++)
    expect(await attempt(anna, next(), from(n))).toMatchObject({ status: 429, body: { reason: 'factor-codes' } })
  const mail = await app.mailTo(anna.email, { after: before })
  expect(mail.subject).toBe('Somebody seems to know your Cairn password')
  const { login, passkey } = await halfway(app, anna)
  if (!passkey) throw new Error('There is a passkey')
  expect((await app.client().auth.finishLogin({ login, passkey: key.get(passkey) })).user.id).toBe(anna.me.id)
  await finish({ login: (await halfway(app, anna)).login, recoveryCode: recoveryCodes[0] ?? '' })
  expect((await app.mailTo(anna.email, { after: before + 1 })).subject).toContain('recovery code')
  app.clock.forward(DAY)
  expect((await attempt(anna, next(), from(1))).status).toBe(200)
})

test('codes that are right are not counted', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  for (let n = 0; n < 15; n++) expect((await attempt(anna, next(), '203.0.113.1')).status).toBe(200)
})

test('a reset by mail keeps the second factor, and asks for it before it lets anybody in', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  await app.mailTo(anna.email, { after: 1 })
  const before = await app.mailCount(anna.email)
  const { flow } = await app.client().auth.requestReset({ identifier: anna.email })
  const { code } = await app.mailTo(anna.email, { after: before })
  const step = stepOf(await app.client().auth.verifyReset({ flow, code, password: NEXT }))
  expect((await refused(app.client(step.login).users.me())).code).toBe('unauthenticated')
  const { token } = await finish({ login: step.login, code: next() })
  expect((await app.client(token).factors.list()).items).toHaveLength(1)
})

test('a log-in that waits for its second step is over when the password is reset meanwhile', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  await app.mailTo(anna.email, { after: 1 })
  const { login } = await halfway(app, anna)
  const before = await app.mailCount(anna.email)
  const { flow } = await app.client().auth.requestReset({ identifier: anna.email })
  const { code } = await app.mailTo(anna.email, { after: before })
  await app.client().auth.verifyReset({ flow, code, password: NEXT })
  expect((await refused(finish({ login, code: next() }))).reason).toBe('login-over')
})

test('a factor proves in an open session as the password does, once a code', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  app.clock.forward(11 * MINUTE)
  expect((await refused(anna.api.factors.beginTotp())).reason).toBe('prove-yourself')
  const code = next()
  await anna.api.auth.prove({ code })
  await anna.api.factors.beginTotp()
  expect((await refused(anna.api.auth.prove({ code }))).reason).toBe('wrong-factor')
  expect((await refused(finish({ login: (await halfway(app, anna)).login, code }))).reason).toBe('wrong-factor')
})
