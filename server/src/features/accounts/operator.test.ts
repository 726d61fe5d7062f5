import { afterEach, beforeEach, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../../test/app.ts'
import { DAY, MINUTE } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'
import { eraser } from '../../work/eraser.ts'
import { appoint } from '../../admin/operator.ts'

let app: TestApp
let first: Person
beforeEach(async () => {
  app = await startApp({ settings: { REGISTRATION_DOMAINS: 'example.org' } })
  first = await app.signUp('first')
})
afterEach(() => app.close())

const isOperator = async ({ api }: Person) => (await api.users.me()).operator

test('the installation is handed to another account, by its username or address, and to one at a time', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  expect(await appoint(app.services, anna.name.toUpperCase())).toBe(`${anna.name} runs this installation now.`)
  expect(await Promise.all([first, anna, ben].map(isOperator))).toEqual([false, true, false])
  await appoint(app.services, ben.email)
  expect(await Promise.all([first, anna, ben].map(isOperator))).toEqual([false, false, true])
  expect(await app.client().auth.adminLogin({ identifier: ben.name, password: PASSWORD })).toHaveProperty('token')
})

test('whoever runs it cannot leave before that, and can after', async () => {
  const refusal = await refused(first.api.users.delete())
  expect(refusal).toMatchObject({ code: 'forbidden', reason: 'is-operator' })
  expect(refusal.message).toContain('npm run operator -- NAME')
  expect(await first.api.users.me()).toMatchObject({ deletionAt: null, operator: true })
  const anna = await app.signUp()
  await appoint(app.services, anna.name)
  expect((await first.api.users.delete()).deletionAt).not.toBeNull()
  expect((await refused(anna.api.users.delete())).reason).toBe('is-operator')
})

test('nobody gets it who is not there, or is about to go', async () => {
  const anna = await app.signUp()
  await anna.api.users.delete()
  await expect(appoint(app.services, 'nobody-here')).rejects.toThrow('no account called nobody-here')
  await expect(appoint(app.services, anna.name)).rejects.toThrow('about to be deleted')
  expect(await isOperator(first)).toBe(true)
})

test('the last one leaves it to nobody, and whoever registers then runs it', async () => {
  await appoint(app.services, '--nobody')
  expect(await app.client().instance.get()).toMatchObject({ firstRun: true })
  await first.api.users.delete()
  app.clock.forward(7 * DAY)
  const worker = eraser(app.services, { info() {}, warn() {} })
  for (let more = true; more; more = await worker.once()) app.clock.forward(2 * MINUTE)
  const next = await app.signUp('next')
  expect(next.me.operator).toBe(true)
  expect((await app.signUp('after')).me.operator).toBe(false)
})
