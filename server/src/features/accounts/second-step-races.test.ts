import type { InputOf } from '@cairn/contract/contract'
import type { Problem } from '@cairn/contract/problems'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp, type TestServer } from '../../../test/app.ts'
import { addApp, halfway } from '../../../test/second-factors.ts'

let app: TestApp

beforeAll(async () => {
  // Only what is under test stands in the way of the crowd.
  app = await startApp({ limits: { loginPair: 1000, loginAddress: 1000, loginAccount: 1000, factorCodes: 1000 } })
})
afterAll(() => app.close())

const finish = (proof: InputOf<'auth.finishLogin'>, server: TestServer = app) => server.client().auth.finishLogin(proof)

/** Twenty log-ins of one person that wait for the second factor; one after the other, since these are not the race. */
async function twentySteps(person: Person) {
  const steps = []
  while (steps.length < 20) steps.push(await halfway(app, person))
  return steps
}

/** How many of them succeeded, and why the others did not. */
async function outcomes(calls: Promise<unknown>[]) {
  const settled = await Promise.allSettled(calls)
  return {
    won: settled.filter(({ status }) => status === 'fulfilled').length,
    reasons: [...new Set(settled.flatMap(one => (one.status === 'rejected' ? [(one.reason as Problem).reason] : [])))],
  }
}

test('of twenty who use one code at once, on two instances, one gets in', async () => {
  const anna = await app.signUp()
  const { next } = await addApp(app, anna)
  const other = await app.sibling()
  const steps = await twentySteps(anna)
  const code = next()
  const calls = steps.map(({ login }, n) => finish({ login, code }, n % 2 ? other : app))
  expect(await outcomes(calls)).toEqual({ won: 1, reasons: ['wrong-factor'] })
  await other.close()
})

test('of twenty who use one recovery code at once, on two instances, one gets in', async () => {
  const anna = await app.signUp()
  const { recoveryCodes } = await addApp(app, anna)
  const other = await app.sibling()
  const steps = await twentySteps(anna)
  const [recoveryCode = ''] = recoveryCodes
  const calls = steps.map(({ login }, n) => finish({ login, recoveryCode }, n % 2 ? other : app))
  expect(await outcomes(calls)).toEqual({ won: 1, reasons: ['wrong-factor'] })
  expect((await anna.api.factors.list()).recoveryCodes).toBe(9)
  await other.close()
})

test('one log-in opens one session, however many finish it at once', async () => {
  const anna = await app.signUp()
  const { recoveryCodes } = await addApp(app, anna)
  const { login } = await halfway(app, anna)
  const calls = recoveryCodes.slice(0, 5).map(recoveryCode => finish({ login, recoveryCode }))
  expect(await outcomes(calls)).toEqual({ won: 1, reasons: ['login-over'] })
})

test('a log-in that is under way while the first factor is added is asked for it too', async () => {
  const anna = await app.signUp()
  const { sessions } = app.services
  const { start } = sessions
  // Behind the look at the factors that were there.
  sessions.start = async (...given) => {
    sessions.start = start
    await addApp(app, anna)
    return start(...given)
  }
  const { login } = await halfway(app, anna)
  expect(login).toMatch(/^[\w-]{43}$/)
  expect((await anna.api.sessions.list()).items).toHaveLength(1)
})
