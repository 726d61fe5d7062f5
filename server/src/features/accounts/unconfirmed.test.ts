import { afterAll, beforeEach, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../../test/app.ts'
import { HOUR, MINUTE } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'
import { digest } from '../secrets.ts'
import { renewProofs } from './flow-proofs.ts'

let app: TestApp
let count = 0
let [username, email] = ['', '']

beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000 } })
})
afterAll(() => app.close())
beforeEach(() => {
  ;[username, email] = [`late${++count}`, `late${count}@example.org`]
})

const register = (wanted: object = {}) => app.client().auth.register({ username, email, password: PASSWORD, ...wanted })
const logIn = (identifier: string, password = PASSWORD) => app.client().auth.login({ identifier, password })

const CHOSEN = 'what I have chosen'

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

async function registered() {
  const { flow } = await register()
  return { flow, mail: await app.mailTo(email) }
}

test('who did not confirm their address is led to the code, by either name, in any browser', async () => {
  const { flow, mail } = await registered()
  for (const identifier of [username, email, email.toUpperCase()])
    expect(await logIn(identifier)).toMatchObject({ flow, email })
  // The code of the mail still works: no other was sent.
  expect(await app.mailCount(email)).toBe(1)
  const { token } = await app.client().auth.activate({ flow: (await logIn(username)).flow ?? '', code: mail.code })
  expect(await app.client(token).users.me()).toMatchObject({ username, email })
  expect((await logIn(email)).token).toBeDefined()
})

test('a new code is sent once the last one no longer works, as often as anybody may ask', async () => {
  await registered()
  app.clock.forward(11 * MINUTE)
  const { flow = '', resendAt = '' } = await logIn(username)
  expect(Date.parse(resendAt)).toBeGreaterThan(app.clock.ms())
  const { code } = await app.mailTo(email, { after: 1 })
  await logIn(email)
  expect(await app.mailCount(email)).toBe(2)
  expect(await refused(app.client().auth.resend({ flow }))).toMatchObject({ code: 'rate-limited', reason: 'resend' })
  await app.client().auth.activate({ flow, code })
})

test('so it is once the tries at the last one are used up, wherever the registration leads', async () => {
  const anna = await app.signUp()
  for (const [name, to] of [
    [username, email],
    [`${username}-too`, anna.email],
  ] as const) {
    const before = await app.mailCount(to)
    const { flow } = await register({ username: name, email: to, password: CHOSEN })
    const { code } = await app.mailTo(to, { after: before })
    for (let n = 0; n < 5; n++) await refused(app.client().auth.activate({ flow, code: wrong(code) }))
    // Not sooner than anybody may ask for one.
    await logIn(to, CHOSEN)
    expect(await app.mailCount(to)).toBe(before + 1)
    app.clock.forward(MINUTE)
    const { resendAt = '' } = await logIn(to, CHOSEN)
    expect(Date.parse(resendAt)).toBeGreaterThan(app.clock.ms())
    const next = await app.mailTo(to, { after: before + 1 })
    if (to === email) await app.client().auth.activate({ flow, code: next.code })
  }
})

test('its two names have no more tries than one, wherever the registration leads', async () => {
  const anna = await app.signUp()
  for (const wanted of [
    { username, email },
    { username: `${username}-too`, email: anna.email },
  ]) {
    const names = [wanted.username, wanted.email]
    await register({ ...wanted, password: CHOSEN })
    for (const name of names) for (let n = 0; n < 5; n++) await refused(logIn(name, `guess ${n}`))
    for (const name of names)
      expect(await refused(logIn(name, CHOSEN))).toMatchObject({
        code: 'unauthenticated',
        reason: 'wrong-credentials',
      })
    app.clock.forward(15 * MINUTE)
    for (const name of names) expect(await logIn(name, CHOSEN)).toMatchObject({ email: wanted.email })
  }
})

test('any other password is not right, and after a day neither is this one', async () => {
  await registered()
  expect(await refused(logIn(username, 'not the password'))).toMatchObject({ reason: 'wrong-credentials' })
  app.clock.forward(25 * HOUR)
  expect(await refused(logIn(username))).toMatchObject({ code: 'unauthenticated', reason: 'wrong-credentials' })
})

test('nobody learns by registering and logging in that an address has an account', async () => {
  const anna = await app.signUp()
  const [known, unknown] = [
    { email: anna.email, username: 'guess1' },
    { email: 'new@example.org', username: 'guess2' },
  ]
  const answers: object[] = []
  for (const one of [known, unknown]) {
    await register({ ...one, password: CHOSEN })
    for (const identifier of [one.username, one.email]) {
      const answer = await logIn(identifier, CHOSEN)
      expect(answer.email).toBe(one.email)
      const halfMinutes = (at = '') => Math.round((Date.parse(at) - app.clock.ms()) / (MINUTE / 2))
      const { resendAt, expiresAt } = answer
      answers.push({ fields: Object.keys(answer), resendIn: halfMinutes(resendAt), expiresIn: halfMinutes(expiresAt) })
    }
  }
  expect(answers).toEqual(answers.map(() => answers[0]))
  // Where it leads nowhere, not even the code and the link that its mail would have carried do anything, and the account is as it was.
  const { flow = '' } = await logIn(known.username, CHOSEN)
  const proofs = (await renewProofs(app.services, digest(flow), { mail: 'never written', sent: true }))!
  for (const proof of [
    { flow, code: proofs.code },
    { token: proofs.token, password: CHOSEN },
  ])
    expect(await refused(app.client().auth.activate(proof))).toMatchObject({ code: 'gone', reason: 'code-expired' })
  expect(await app.services.store.persons.byName(known.username)).toBeUndefined()
  expect((await anna.api.sessions.list()).items).toHaveLength(1)
  expect((await logIn(anna.email)).token).toBeDefined()
})

test('a registration of one’s own gives no more tries at somebody’s account', async () => {
  const anna = await app.signUp()
  await register({ email: anna.email, password: CHOSEN })
  for (let n = 0; n < 9; n++) {
    await refused(logIn(anna.email, `guess ${n}`))
    if (n % 4 === 3) await logIn(username, CHOSEN)
  }
  expect(await logIn(anna.email, CHOSEN)).toHaveProperty('flow')
  expect(await refused(logIn(anna.email, 'one more guess'))).toMatchObject({ code: 'rate-limited' })
})

test('of two registrations with one name the newer is found, and the older by its other name', async () => {
  await registered()
  await register({ email: `other-${email}`, password: 'another password' })
  expect(await logIn(username, 'another password')).toMatchObject({ email: `other-${email}` })
  expect(await refused(logIn(username))).toMatchObject({ reason: 'wrong-credentials' })
  expect(await logIn(email)).toMatchObject({ email })
})

test('who is not confirmed administers nothing', async () => {
  await registered()
  const login = app.client().auth.adminLogin({ identifier: username, password: PASSWORD })
  expect(await refused(login)).toMatchObject({ code: 'forbidden', reason: 'not-an-administrator' })
})
