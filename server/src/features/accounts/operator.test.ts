import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../../test/app.ts'
import { DAY, MINUTE } from '../../../test/clock.ts'
import { adding, aPerson } from '../../../test/factories.ts'
import { refused } from '../../../test/refused.ts'
import { appoint } from '../../admin/operator.ts'
import { handOver } from './operator.ts'
import { eraser } from '../../work/eraser.ts'
import type { Worker } from '../../work/worker.ts'

let app: TestApp
let first: Person
let leaves: Worker
beforeEach(async () => {
  app = await startApp({ settings: { REGISTRATION_DOMAINS: 'example.org' } })
  first = await app.signUp('first')
  leaves = eraser(app.services, { info() {}, warn() {} })
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

test('whoever runs it for others cannot leave before that, and can after', async () => {
  expect(first.me.mustHandOver).toBe(false)
  const anna = await app.signUp()
  expect((await first.api.users.me()).mustHandOver).toBe(true)
  const refusal = await refused(first.api.users.delete())
  expect(refusal).toMatchObject({ code: 'forbidden', reason: 'is-operator' })
  expect(refusal.message).toContain('npm run operator -- NAME')
  expect(await first.api.users.me()).toMatchObject({ deletionAt: null, operator: true })
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

describe('whoever is alone', () => {
  test('leaves without asking anybody; then the installation is as new, and whoever registers next runs it', async () => {
    expect((await first.api.users.delete()).deletionAt).not.toBeNull()
    expect(await isFirstRun()).toBe(false)
    await untilGone()
    expect(await isFirstRun()).toBe(true)
    expect((await app.signUp('next')).me.operator).toBe(true)
    expect((await app.signUp('after')).me.operator).toBe(false)
  })

  test('and has company before the day comes: they keep what is theirs, and nobody comes to run it by registering', async () => {
    await first.api.users.delete()
    const anna = await app.signUp('anna')
    expect(anna.me.operator).toBe(false)
    const task = await anna.api.tasks.create({ title: 'Mine' })
    expect(await first.api.users.me()).toMatchObject({ operator: true, mustHandOver: true })
    app.clock.forward(7 * DAY)
    for (const minutes of [2, 2]) {
      await leaves.once()
      app.clock.forward(minutes * MINUTE)
      expect(await isFirstRun()).toBe(false)
    }
    await untilGone(0)
    expect(await app.services.store.persons.get(first.me.id)).toBeUndefined()
    expect(await isFirstRun()).toBe(false)
    const stranger = await app.signUp('stranger')
    expect(stranger.me.operator).toBe(false)
    const asAdmin = app.client().auth.adminLogin({ identifier: 'stranger', password: PASSWORD })
    expect((await refused(asAdmin)).reason).toBe('not-an-administrator')
    await appoint(app.services, 'anna')
    const again = (await app.client().auth.login({ identifier: 'anna', password: PASSWORD })).token
    expect(await app.client(again).users.me()).toMatchObject({ operator: true })
    expect(await app.client(again).tasks.get({ taskId: task.id })).toMatchObject({ title: 'Mine' })
  })

  test('can hand it over to that company until then', async () => {
    await first.api.users.delete()
    const anna = await app.signUp('anna')
    await appoint(app.services, 'anna')
    await untilGone()
    const { user } = await app.client().auth.login({ identifier: anna.name, password: PASSWORD })
    expect(user).toMatchObject({ operator: true, mustHandOver: false })
  })

  test('and an account that comes to be in that very minute: it is seen, and until then nobody else registers', async () => {
    const late = await begun('late')
    await first.api.users.delete()
    app.clock.forward(7 * DAY)
    await leaves.once()
    app.clock.forward(2 * MINUTE)
    const next = await begun('next')
    await leaves.once()
    expect(await app.services.store.persons.get(first.me.id)).toBeUndefined()
    expect(await refused(app.client().auth.activate(next))).toMatchObject({ code: 'conflict', reason: 'busy' })
    // Its request had seen that somebody ran the installation, and was slow.
    await app.services.store.commit(adding('persons', aPerson()))
    await untilGone(0)
    expect(await isFirstRun()).toBe(false)
    const { user } = await app.client().auth.activate(next)
    expect(user.operator).toBe(false)
    expect((await refused(app.client().auth.activate(late))).code).toBe('gone')
  })
})

test('left to nobody at the moment when the last account goes, it is as new all the same', async () => {
  await first.api.users.delete()
  app.clock.forward(7 * DAY)
  await leaves.once()
  app.clock.forward(2 * MINUTE)
  await leaves.once()
  expect(await app.rows('persons')).toEqual([])
  await handOver(app.services, null)
  await untilGone(0)
  expect(await isFirstRun()).toBe(true)
  await expect(appoint(app.services, '--nobody')).rejects.toThrow('no account here yet')
})

test('of two last ones who go at once, whoever is looked at first, it is as new after both', async () => {
  const anna = await app.signUp('anna')
  await appoint(app.services, '--nobody')
  for (const one of [first, anna]) await one.api.users.delete()
  app.clock.forward(7 * DAY)
  for (let visit = 0; visit < 6; visit++) {
    await Promise.all([leaves.once(), leaves.once()])
    app.clock.forward(2 * MINUTE)
  }
  await untilGone(0)
  expect(await app.rows('persons')).toEqual([])
  expect(await isFirstRun()).toBe(true)
})

test('left to nobody, it is not given to whoever registers while others are here, but is as new after the last of them', async () => {
  const anna = await app.signUp('anna')
  expect(await appoint(app.services, '--nobody')).toMatch(/^Nobody runs this installation now\./)
  expect(await isFirstRun()).toBe(false)
  const ben = await app.signUp('ben')
  expect(ben.me.operator).toBe(false)
  for (const one of [first, anna, ben]) expect((await one.api.users.delete()).deletionAt).not.toBeNull()
  await untilGone()
  expect(await app.rows('persons')).toEqual([])
  expect((await app.signUp('next')).me.operator).toBe(true)
})

const isFirstRun = async () => (await app.client().instance.get()).firstRun

/** A registration that waits for its code. */
async function begun(username: string) {
  const email = `${username}@example.org`
  const { flow } = await app.client().auth.register({ username, email, password: PASSWORD })
  return { flow, code: (await app.mailTo(email)).code }
}

/** Everybody whose day comes within this time. */
async function untilGone(time = 7 * DAY) {
  app.clock.forward(time)
  for (let more = true; more; more = await leaves.once()) app.clock.forward(2 * MINUTE)
}
