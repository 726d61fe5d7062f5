import type { InputOf, OperationId } from '@cairn/contract/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../../test/app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { workOf } from '../../../test/work.ts'
import type { Actor } from '../context.ts'

/*
 * Time cannot tell who has an account where the same work is done for both. How long it takes is for the bench, row `accounts`.
 */

let app: TestApp
let anna: Person
let ben: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
  ben = await app.signUp()
})
afterAll(() => app.close())

/** The work that is done for both; fails unless it is the same, refusal included. */
async function sameWork<Id extends OperationId>(id: Id, known: InputOf<Id>, unknown: InputOf<Id>, actor?: Actor) {
  const ofKnown = await workOf(app.services, id, known, { ...(actor && { actor }) })
  const ofUnknown = await workOf(app.services, id, unknown, { ...(actor && { actor }) })
  expect(ofKnown).toEqual(ofUnknown)
  return ofKnown
}

const hashes = (work: string[]) => work.filter(call => /^identity\.(seal|opens|checkPassword)$/.test(call)).length

test('a log-in that fails', async () => {
  const password = 'not the password'
  const work = await sameWork('auth.login', { identifier: anna.email, password }, { identifier: 'nobody', password })
  expect(hashes(work)).toBe(2)
  expect(work).toContain('The name or the password is not right.')
})

test('a log-in that fails, by a name under which a registration waits', async () => {
  const waiting = { username: 'waiting', email: 'waiting@example.org', password: PASSWORD }
  await app.client().auth.register(waiting)
  for (const identifier of [waiting.username, waiting.email])
    expect(
      await sameWork(
        'auth.login',
        { identifier, password: 'not the password' },
        { identifier: 'nobody-waits', password: 'not the password' },
      ),
    ).toContain('The name or the password is not right.')
})

test('a log-in with the password of a registration, where the address has an account and where it has none', async () => {
  const names = { known: 'claim1', unknown: 'claim2' }
  await app.client().auth.register({ username: names.known, email: anna.email, password: 'what I have chosen' })
  await app
    .client()
    .auth.register({ username: names.unknown, email: 'claim@example.org', password: 'what I have chosen' })
  await nothingOwed()
  const ask = (identifier: string) => ({ identifier, password: 'what I have chosen' })
  for (let round = 0; round < 2; round++) {
    expect(hashes(await sameWork('auth.login', ask(names.known), ask(names.unknown)))).toBe(2)
    await nothingOwed()
    app.clock.forward(15 * MINUTE)
    const byAddress = await sameWork('auth.login', ask(anna.email), ask('claim@example.org'))
    // A mail is asked for each time that the last code no longer works.
    expect(byAddress).toContain('records.put mail')
    await nothingOwed()
  }
})

test('a log-in that fails at the door of those who administer', async () => {
  const password = 'not the password'
  const work = await sameWork(
    'auth.adminLogin',
    { identifier: anna.name, password },
    { identifier: 'nobody', password },
  )
  expect(hashes(work)).toBe(2)
})

test('a log-in that is locked', async () => {
  const [known, unknown] = [ben.name, 'nobody-else'].map(identifier => ({ identifier, password: 'wrong' })) as [
    InputOf<'auth.login'>,
    InputOf<'auth.login'>,
  ]
  for (let n = 0; n < 10; n++) await sameWork('auth.login', known, unknown)
  const work = await sameWork('auth.login', known, unknown)
  expect(hashes(work)).toBe(0)
  expect(work).toContain('Too many failed tries. Wait 15 minutes, or reset the password.')
})

test('a log-in by the other name of an account whose tries are used up', async () => {
  const [known, unknown] = [ben.email, 'nobody-else@example.org'].map(identifier => ({
    identifier,
    password: PASSWORD,
  })) as [InputOf<'auth.login'>, InputOf<'auth.login'>]
  const work = await sameWork('auth.login', known, unknown)
  expect(hashes(work)).toBe(2)
  expect(work).toEqual(expect.arrayContaining([expect.stringContaining('The name or the password is not right.')]))
})

test('asking for a reset', async () => {
  const work = await sameWork('auth.requestReset', { identifier: anna.email }, { identifier: 'nobody@example.org' })
  expect(work).toEqual(expect.arrayContaining(['records.put flow', 'records.put mail', 'wakeMailer']))
})

test('a registration', async () => {
  const wanted = { username: 'stranger', password: PASSWORD }
  const work = await sameWork(
    'auth.register',
    { ...wanted, email: anna.email },
    { ...wanted, email: 'nobody@example.org' },
  )
  expect(hashes(work)).toBe(1)
  expect(work).toEqual(expect.arrayContaining(['records.put flow', 'records.put mail', 'wakeMailer']))
})

test('a change of address', async () => {
  const session = await app.services.sessions.resolve(anna.token)
  const work = await sameWork(
    'auth.requestEmailChange',
    { email: ben.email, password: PASSWORD },
    { email: 'nobody@example.org', password: PASSWORD },
    session?.actor,
  )
  expect(hashes(work)).toBe(1)
  expect(work).toEqual(expect.arrayContaining(['records.put flow', 'records.put mail', 'wakeMailer']))
})

test('a code that is tried where it leads somewhere, and where it does not', async () => {
  const begin = async (identifier: string) => (await app.client().auth.requestReset({ identifier })).flow
  const [known, unknown] = [await begin(anna.email), await begin('nobody@example.org')]
  await nothingOwed()
  const guess = { code: '123456', password: 'three or four words' }
  const work = await sameWork('auth.verifyReset', { flow: known, ...guess }, { flow: unknown, ...guess })
  expect(work).toContain('records.put flow')
})

test('a registration of an address that has an account and of one that has none, tried and sent again', async () => {
  const begin = async (username: string, email: string) =>
    (await app.client().auth.register({ username, email, password: PASSWORD })).flow
  const [known, unknown] = [await begin('guest1', anna.email), await begin('guest2', 'guest@example.org')]
  await nothingOwed()
  const code = '123456'
  await sameWork('auth.activate', { flow: known, code }, { flow: unknown, code })
  app.clock.forward(MINUTE)
  const work = await sameWork('auth.resend', { flow: known }, { flow: unknown })
  expect(work).toEqual(expect.arrayContaining(['records.put flow', 'records.put mail', 'wakeMailer']))
})

async function nothingOwed() {
  const owed = async () => (await app.stored()).filter(line => line.of === 'record' && line.kind === 'mail')
  await expect.poll(owed).toEqual([])
}
