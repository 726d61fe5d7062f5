import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../../test/app.ts'
import { DAY, HOUR, MINUTE } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'
import { addApp } from '../../../test/second-factors.ts'
import { digest } from '../secrets.ts'

let app: TestApp
let count = 0

beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000 } })
})
afterAll(() => app.close())

/** A registration that has begun, and the mail that it sent. */
async function begun(given: { username?: string; email?: string; password?: string } = {}) {
  const wanted = { username: `new${++count}`, email: `new${count}@example.org`, password: PASSWORD, ...given }
  const before = await app.mailCount(wanted.email)
  const flow = await app.client().auth.register(wanted)
  return { ...wanted, ...flow, mail: await app.mailTo(wanted.email, { after: before }) }
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('the mailed code makes the account and signs in', async () => {
  const { flow, mail, username, email } = await begun()
  const { token, user } = await app.client().auth.activate({ flow, code: mail.code })
  expect(user).toMatchObject({ username, email, version: 1 })
  const api = app.client(token)
  expect(await api.users.me()).toMatchObject({ id: user.id })
  const { items } = await api.projects.list()
  expect(items).toMatchObject([{ id: user.inboxId, kind: 'inbox', name: 'Inbox' }])
})

test('spaces in the code are forgiven', async () => {
  const { flow, mail } = await begun()
  const code = ` ${mail.code.slice(0, 3)} ${mail.code.slice(3)} `
  expect(await app.client().auth.activate({ flow, code })).toHaveProperty('token')
})

test('the link activates together with the registering browser', async () => {
  const { flow, mail, username } = await begun()
  const { user } = await app.client().auth.activate({ token: mail.token, flow })
  expect(user.username).toBe(username)
})

test('the link activates on another device together with the password', async () => {
  const { mail, username } = await begun()
  const problem = await refused(app.client().auth.activate({ token: mail.token, password: 'not the password' }))
  expect(problem).toMatchObject({ code: 'forbidden', reason: 'not-the-registrant' })
  const { user } = await app.client().auth.activate({ token: mail.token, password: PASSWORD })
  expect(user.username).toBe(username)
})

test('the link alone, or with the flow of somebody else, activates nothing', async () => {
  const { mail, username } = await begun()
  const other = await begun()
  const alone = await app.http('/auth/activate', json({ token: mail.token }))
  expect(alone.status).toBe(422)
  const foreign = await refused(app.client().auth.activate({ token: mail.token, flow: other.flow }))
  expect(foreign).toMatchObject({ code: 'forbidden', reason: 'not-the-registrant' })
  // The password leads to the code, and to no session.
  expect(await app.client().auth.login({ identifier: username, password: PASSWORD })).not.toHaveProperty('token')
})

test('the password beside the link can be guessed no more often than at the log-in, and the registering browser still gets in', async () => {
  const { flow, mail } = await begun()
  const guess = (n: number) => refused(app.client().auth.activate({ token: mail.token, password: `guess number ${n}` }))
  for (let n = 0; n < 10; n++) expect((await guess(n)).reason).toBe('not-the-registrant')
  expect((await guess(10)).code).toBe('rate-limited')
  expect(await app.client().auth.activate({ token: mail.token, flow })).toHaveProperty('token')
})

test('five wrong codes use up the code, and a new one can be asked for', async () => {
  const { flow, mail, email } = await begun()
  for (let left = 4; left >= 0; left--) {
    const problem = await refused(app.client().auth.activate({ flow, code: wrong(mail.code) }))
    expect(problem).toMatchObject({ code: 'invalid-request', reason: 'wrong-code' })
    expect(errorsOf(problem)['/code']).toContain(left > 0 ? `${left} ${left === 1 ? 'try' : 'tries'} left` : 'new one')
  }
  expect(await refused(app.client().auth.activate({ flow, code: mail.code }))).toMatchObject({ code: 'gone' })
  app.clock.forward(MINUTE)
  await app.client().auth.resend({ flow })
  const next = await app.mailTo(email, { after: 1 })
  expect(await app.client().auth.activate({ flow, code: next.code })).toHaveProperty('token')
})

test('guessing many codes at once gains no sixth try', async () => {
  const { flow, mail } = await begun()
  const guesses = Array.from({ length: 12 }, () =>
    refused(app.client().auth.activate({ flow, code: wrong(mail.code) })),
  )
  const reasons = (await Promise.all(guesses)).map(problem => problem.reason)
  expect(reasons.filter(reason => reason === 'wrong-code')).toHaveLength(5)
  expect(reasons.filter(reason => reason === 'code-expired')).toHaveLength(7)
})

test('a code works for ten minutes, its link for the day that the registration lives', async () => {
  const { flow, mail, username } = await begun()
  app.clock.forward(10 * MINUTE)
  expect(await refused(app.client().auth.activate({ flow, code: mail.code }))).toMatchObject({ code: 'gone' })
  app.clock.forward(23 * HOUR)
  expect(await app.client().auth.activate({ token: mail.token, flow })).toMatchObject({ user: { username } })
})

test('a registration that nobody finished is gone after 24 hours', async () => {
  const { flow, mail } = await begun()
  app.clock.forward(DAY)
  expect(await refused(app.client().auth.activate({ token: mail.token, flow }))).toMatchObject({ code: 'gone' })
  expect(await refused(app.client().auth.resend({ flow }))).toMatchObject({ code: 'gone' })
})

test('the newest mail replaces the code and the link of the one before', async () => {
  const { flow, mail, email } = await begun()
  app.clock.forward(MINUTE)
  await app.client().auth.resend({ flow })
  const next = await app.mailTo(email, { after: 1 })
  expect(await refused(app.client().auth.activate({ token: mail.token, flow }))).toMatchObject({ code: 'gone' })
  if (next.code !== mail.code)
    expect(await refused(app.client().auth.activate({ flow, code: mail.code }))).toMatchObject({ reason: 'wrong-code' })
  expect(await app.client().auth.activate({ flow, code: next.code })).toHaveProperty('token')
})

test('a new code is sent at most every minute and five times an hour', async () => {
  const { flow, email } = await begun()
  const early = await refused(app.client().auth.resend({ flow }))
  expect(early).toMatchObject({ code: 'rate-limited', reason: 'resend' })
  expect(early.parts.retryAfter).toBeGreaterThan(50)
  expect(early.parts.retryAfter).toBeLessThanOrEqual(60)
  for (let sent = 2; sent <= 5; sent++) {
    app.clock.forward(MINUTE)
    await app.client().auth.resend({ flow })
    await app.mailTo(email, { after: sent - 1 })
  }
  app.clock.forward(MINUTE)
  const sixth = await refused(app.client().auth.resend({ flow }))
  expect(sixth).toMatchObject({ code: 'rate-limited', reason: 'resend' })
  app.clock.forward((sixth.parts.retryAfter ?? 0) * 1000)
  await app.client().auth.resend({ flow })
})

test('a known address is answered like an unknown one, and its owner is told by mail', async () => {
  const owner = await app.signUp()
  const shouted = { username: 'shouted', email: owner.email.toUpperCase(), password: PASSWORD }
  const known = await app.client().auth.register(shouted)
  const mail = await app.mailTo(owner.email, { after: 1 })
  const unknown = await begun()
  expect(Object.keys(known)).toEqual(['flow', 'expiresAt', 'resendAt'])
  expect(mail.subject).toBe('You already have a Cairn account')
  expect([mail.code, mail.token]).toEqual(['', ''])
  const guess = { code: '123456' }
  const [a, b] = await Promise.all([
    refused(app.client().auth.activate({ flow: known.flow, ...guess })),
    refused(app.client().auth.activate({ flow: unknown.flow, ...guess })),
  ])
  expect(a.parts).toEqual(b.parts)
  expect(await refused(app.client().auth.resend({ flow: known.flow }))).toMatchObject({ reason: 'resend' })
})

test('a taken username is refused at once, however it is written', async () => {
  const owner = await app.signUp()
  const again = { username: owner.name.toUpperCase(), email: 'somebody@example.org', password: PASSWORD }
  expect(await refused(app.client().auth.register(again))).toMatchObject({ code: 'conflict', reason: 'username-taken' })
})

test('an unfinished registration blocks neither its name nor its address', async () => {
  const squatter = await begun({ username: 'wanted', email: 'wanted@example.org', password: 'a stranger typed this' })
  const owner = await begun({ username: 'wanted', email: 'wanted@example.org' })
  expect(await app.client().auth.activate({ flow: owner.flow, code: owner.mail.code })).toHaveProperty('token')
  const late = await refused(app.client().auth.activate({ flow: squatter.flow, code: squatter.mail.code }))
  expect(late.code).toBe('conflict')
  const { user } = await app.client().auth.login({ identifier: 'wanted', password: PASSWORD })
  expect(user?.email).toBe('wanted@example.org')
})

test('a registration that came too late for its name leaves no password behind', async () => {
  const names = { username: 'sought', email: 'sought@example.org' }
  const [early, late] = [await begun(names), await begun(names)]
  await app.client().auth.activate({ flow: early.flow, code: early.mail.code })
  const before = await passwords()
  expect((await refused(app.client().auth.activate({ flow: late.flow, code: late.mail.code }))).code).toBe('conflict')
  expect(await passwords()).toEqual(before)
})

test('after a crash the same mail finishes a registration, but is no way around a second factor', async () => {
  const { flow, mail } = await begun()
  const { records } = app.services
  const stored = await records.get('flow', digest(flow))
  const { token, user } = await app.client().auth.activate({ flow, code: mail.code })
  const again = () => app.client().auth.activate({ token: mail.token, flow })
  // The process died before it could end the flow.
  const left = () => records.put('flow', digest(flow), stored?.value, { expect: 'absent', expiresAt: null })
  await left()
  expect((await again()).user.id).toBe(user.id)
  await left()
  await addApp(app, { api: app.client(token) })
  expect(await refused(again())).toMatchObject({ code: 'gone' })
})

test('of many activations of one address at once, one makes an account', async () => {
  const email = 'race@example.org'
  const flows = []
  for (const username of ['race1', 'race2', 'race3', 'race4']) flows.push(await begun({ username, email }))
  const outcomes = await Promise.allSettled(
    flows.map(({ flow, mail }) => app.client().auth.activate({ flow, code: mail.code })),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refusals = outcomes.filter(outcome => outcome.status === 'rejected').map(({ reason }) => reason as unknown)
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'conflict', reason: 'email-taken' })
  expect(await accountsOf(email)).toHaveLength(1)
})

test('pressing the button twice makes one account, and never tells of a conflict', async () => {
  const { flow, mail, email } = await begun()
  const press = () => app.client().auth.activate({ flow, code: mail.code })
  const outcomes = await Promise.allSettled([press(), press(), press()])
  const ids = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value.user.id] : []))
  expect(new Set(ids).size).toBe(1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'gone', reason: 'code-expired' })
  expect(await accountsOf(email)).toEqual([ids[0]])
})

test('a password must not be the name or the address', async () => {
  const names = { username: 'guessable', email: 'guessable@example.org' }
  for (const password of ['Guessable', 'GUESSABLE@example.org']) {
    const problem = await refused(app.client().auth.register({ ...names, password }))
    expect(problem.reason).toBe('guessable-password')
    expect(Object.keys(errorsOf(problem))).toEqual(['/password'])
  }
})

test('one network cannot begin registrations without end', async () => {
  const strict = await startApp({ limits: { flowsPerAddress: 3 } })
  const register = (n: number) =>
    strict.client().auth.register({ username: `many${n}`, email: `many${n}@example.org`, password: PASSWORD })
  for (const n of [1, 2, 3]) await register(n)
  expect(await refused(register(4))).toMatchObject({ code: 'rate-limited', reason: 'flows' })
  // Nor ask which names are taken.
  expect(await refused(register(1))).toMatchObject({ code: 'rate-limited', reason: 'flows' })
  strict.clock.forward(HOUR)
  await register(5)
  await strict.close()
})

const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const passwords = async () =>
  (await app.stored()).flatMap(line => (line.of === 'record' && line.kind === 'password' ? [line.id] : []))

async function accountsOf(email: string) {
  return (await app.rows('persons')).filter(person => person.email === email).map(({ id }) => id)
}
