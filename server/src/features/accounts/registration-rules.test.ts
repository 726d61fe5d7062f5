import { newId } from '@cairn/contract/ids'
import { afterEach, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../../test/app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'
import { version } from '../../version.ts'

let app: TestApp
afterEach(() => app.close())

const start = async (settings: Record<string, string> = {}) => {
  app = await startApp({ settings })
  return app.client().instance
}

const register = (name: string, email = `${name}@example.org`) =>
  app.client().auth.register({ username: name, email, password: PASSWORD })

/** A registration that waits for its code. */
async function begun(name: string) {
  const { flow } = await register(name)
  return { flow, code: (await app.mailTo(`${name}@example.org`)).code }
}

const operators = async (names: string[]) => {
  const all = names.map(async identifier => (await app.client().auth.login({ identifier, password: PASSWORD })).user)
  return (await Promise.all(all)).flatMap(user => (user?.operator ? [user.username] : []))
}

test('a visitor learns how to sign up here, and nothing of who is here', async () => {
  const instance = await start()
  const fresh = await instance.get()
  expect(fresh).toEqual({
    version,
    registration: 'open',
    domains: null,
    firstRun: true,
    hasAccounts: false,
    outbox: true,
    signedIn: false,
    password: { minLength: 8, maxLength: 256 },
  })
  const anna = await app.signUp()
  expect(await instance.get()).toEqual({ ...fresh, firstRun: false, hasAccounts: true })
  expect(await anna.api.instance.get()).toEqual({ ...fresh, firstRun: false, hasAccounts: true, signedIn: true })
})

test('whoever registers first is the operator, and nobody after', async () => {
  await start()
  const first = await app.signUp()
  const second = await app.signUp()
  expect([first.me.operator, second.me.operator]).toEqual([true, false])
  expect((await first.api.users.me()).operator).toBe(true)
  expect((await second.api.users.me()).operator).toBe(false)
})

test('of many who register first at once, one is the operator', async () => {
  await start()
  const names = ['one', 'two', 'three', 'four']
  const flows = []
  for (const name of names) flows.push(await begun(name))
  const users = await Promise.all(flows.map(async flow => (await app.client().auth.activate(flow)).user))
  expect(users.filter(({ operator }) => operator)).toHaveLength(1)
  expect(await operators(names)).toHaveLength(1)
})

test('a crash between claim and account leaves the place to whoever comes a minute later', async () => {
  const instance = await start({ REGISTRATION: 'closed' })
  const claim = { personId: newId(), at: new Date(app.clock.ms()).toISOString(), settled: false }
  await app.services.records.put('operator', 'first', claim, { expect: 'absent', expiresAt: null })
  expect(await instance.get()).toMatchObject({ firstRun: true })
  const flow = await begun('patient')
  expect(await refused(app.client().auth.activate(flow))).toMatchObject({ code: 'conflict', reason: 'busy' })
  app.clock.forward(MINUTE)
  const { user } = await app.client().auth.activate(flow)
  expect(user.operator).toBe(true)
  expect(await instance.get()).toMatchObject({ firstRun: false })
})

test('a crash between account and the note of it leaves the place to nobody', async () => {
  const instance = await start({ REGISTRATION: 'closed' })
  const first = await app.signUp()
  const claim = { personId: first.me.id, at: new Date(app.clock.ms()).toISOString(), settled: false }
  await app.services.records.put('operator', 'first', claim, { expect: 'any', expiresAt: null })
  app.clock.forward(2 * MINUTE)
  expect(await instance.get()).toMatchObject({ firstRun: false })
  expect((await refused(register('late'))).reason).toBe('registration-closed')
})

test('where registration is closed, the first is let in, and nobody else', async () => {
  const instance = await start({ REGISTRATION: 'closed' })
  expect(await instance.get()).toMatchObject({ registration: 'closed', firstRun: true })
  const first = await app.signUp()
  expect(first.me.operator).toBe(true)
  const refusal = await refused(register('second'))
  expect(refusal).toMatchObject({ code: 'forbidden', reason: 'registration-closed' })
  expect(refusal.message).toBe('Registration is closed here. Ask whoever runs this Cairn for an account.')
})

test('where registration is closed, of many who are first at once one account comes to be', async () => {
  await start({ REGISTRATION: 'closed' })
  const flows = []
  for (const name of ['one', 'two', 'three']) flows.push(await begun(name))
  const outcomes = await Promise.allSettled(flows.map(flow => app.client().auth.activate(flow)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refusals = outcomes.filter(outcome => outcome.status === 'rejected').map(({ reason }) => reason as unknown)
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'forbidden', reason: 'registration-closed' })
  expect(await app.rows('persons')).toHaveLength(1)
})

test('by invitation, registering is refused with a sentence that says so', async () => {
  await start({ REGISTRATION: 'invite' })
  await app.signUp()
  const refusal = await refused(register('uninvited'))
  expect(refusal).toMatchObject({ code: 'forbidden', reason: 'invite-only' })
  expect(refusal.message).toMatch(/by invitation/)
})

test('with allowed domains, an address lies in one of them, however it is written', async () => {
  const instance = await start({ REGISTRATION_DOMAINS: 'Example.org, example.com' })
  expect(await instance.get()).toMatchObject({ domains: ['example.org', 'example.com'] })
  await app.signUp()
  await register('allowed', 'allowed@EXAMPLE.com')
  for (const email of [
    'other@example.net',
    'other@sub.example.org',
    'example.org@example.net',
    'other@notexample.org',
  ]) {
    const refusal = await refused(register('other', email))
    expect(refusal).toMatchObject({ code: 'invalid-request', reason: 'domain-not-allowed' })
    expect(errorsOf(refusal)).toEqual({ '/email': 'Use an address that ends in @example.org or @example.com.' })
  }
})

test('whoever registers first may have any address', async () => {
  await start({ REGISTRATION_DOMAINS: 'example.com' })
  expect((await app.signUp()).email).toMatch(/@example\.org$/)
})

test('whoever began as the first, with any address, is held to the domains once somebody else was first', async () => {
  await start({ REGISTRATION_DOMAINS: 'example.com' })
  const late = await begun('late')
  await app.signUp('first')
  expect((await refused(app.client().auth.activate(late))).reason).toBe('domain-not-allowed')
  expect(await app.rows('persons')).toHaveLength(1)
})

test('who has an account cannot move it to an address outside of them, nor does the address hear of it', async () => {
  await start({ REGISTRATION_DOMAINS: 'example.org' })
  const { api, password } = await app.signUp()
  const move = (email: string) => api.auth.requestEmailChange({ email, password })
  const refusal = await refused(move('elsewhere@example.net'))
  expect(refusal).toMatchObject({ code: 'invalid-request', reason: 'domain-not-allowed' })
  expect(errorsOf(refusal)).toEqual({ '/email': 'Use an address that ends in @example.org.' })
  await move('moved@example.org')
  await app.mailTo('moved@example.org')
  expect(await app.mailCount('elsewhere@example.net')).toBe(0)
})
