import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { DAY, MINUTE } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'
import { eraser } from '../../work/eraser.ts'
import type { DeletionRecord } from './account-deletion.ts'
import { eraseAccount } from './account-erasure.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
  // Who comes first runs the installation, and cannot simply leave: admin/operator.test.ts.
  await app.signUp('operator')
})
afterAll(() => app.close())

const logIn = async ({ email, password }: Person) => {
  const { token = '', user } = await app.client().auth.login({ identifier: email, password })
  return { api: app.client(token), user }
}

const visit = () => eraser(app.services, { info() {}, warn() {} }).once()

test('deleting an account names the day, seven days from now, and says so at every log-in', async () => {
  const anna = await app.signUp()
  const { deletionAt, version } = await anna.api.users.delete()
  const days = (Date.parse(deletionAt ?? '') - app.clock.ms()) / DAY
  expect(days).toBeGreaterThan(6.99)
  expect(days).toBeLessThanOrEqual(7)
  expect(version).toBe(anna.me.version + 1)
  expect(await anna.api.users.me()).toMatchObject({ deletionAt, version })
  expect((await logIn(anna)).user).toMatchObject({ deletionAt })
})

test('every other session and every API token ends; the one that asks goes on, and works', async () => {
  const anna = await app.signUp()
  const phone = await logIn(anna)
  const { token } = await anna.api.tokens.create({ name: 'A program', scope: 'write' })
  const others = [phone.api, app.client(token)]
  // Each is known to be good for some seconds now.
  for (const other of others) await other.users.me()
  await anna.api.users.delete()
  for (const other of others) expect((await refused(other.users.me())).code).toBe('unauthenticated')
  expect(await anna.api.tasks.create({ title: 'Still here' })).toMatchObject({ title: 'Still here' })
})

test('a mail tells the owner the day and how to keep the account', async () => {
  const anna = await app.signUp()
  const { deletionAt } = await anna.api.users.delete()
  const { subject, text } = await app.mailTo(anna.email, { after: 1 })
  expect(subject).toBe('Your Cairn account will be deleted')
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'Europe/Berlin' })
  expect(text).toContain(day.format(Date.parse(deletionAt ?? '')))
  expect(text).toContain('/settings/data')
})

test('asked for again, the day stays and no second mail goes out', async () => {
  const anna = await app.signUp()
  const { deletionAt } = await anna.api.users.delete()
  await app.mailTo(anna.email, { after: 1 })
  app.clock.forward(MINUTE)
  expect(await anna.api.users.delete()).toMatchObject({ deletionAt })
  await anna.api.users.keep()
  expect(await app.mailCount(anna.email)).toBe(2)
})

test('it asks for the password again, and no program can do it or take it back', async () => {
  const anna = await app.signUp()
  const { token } = await anna.api.tokens.create({ name: 'A program', scope: 'administer' })
  app.clock.forward(11 * MINUTE)
  expect((await refused(app.client(token).users.delete())).reason).toBe('in-person')
  expect((await refused(app.client(token).users.keep())).reason).toBe('in-person')
  expect((await refused(anna.api.users.delete())).reason).toBe('prove-yourself')
  expect(await anna.api.users.me()).toMatchObject({ deletionAt: null })
})

test('who changes their mind keeps everything, whatever day comes', async () => {
  const anna = await app.signUp()
  const task = await anna.api.tasks.create({ title: 'Keep me' })
  await anna.api.users.delete()
  app.clock.forward(6 * DAY)
  const again = await logIn(anna)
  expect(await again.api.users.keep()).toMatchObject({ deletionAt: null })
  expect(await app.services.records.get('deletion', anna.me.id)).toBeUndefined()
  app.clock.forward(2 * DAY)
  await visit()
  const later = await logIn(anna)
  expect(await later.api.tasks.get({ taskId: task.id })).toMatchObject({ title: 'Keep me' })
  expect(later.user?.deletionAt).toBeNull()
})

test('keeping what nobody deletes changes nothing', async () => {
  const anna = await app.signUp()
  expect(await anna.api.users.keep()).toMatchObject({ version: anna.me.version, deletionAt: null })
})

test('who changes their mind twice is deleted on the second day, not the first', async () => {
  const anna = await app.signUp()
  await anna.api.users.delete()
  app.clock.forward(5 * DAY)
  const again = await logIn(anna)
  await again.api.users.keep()
  const { deletionAt } = await again.api.users.delete()
  app.clock.forward(3 * DAY)
  await visit()
  expect((await logIn(anna)).user).toMatchObject({ deletionAt })
})

test('the day on the account decides: whoever comes with the plan before it does nothing', async () => {
  const anna = await app.signUp()
  const { deletionAt } = await anna.api.users.delete()
  app.clock.forward(7 * DAY - MINUTE)
  const early = await app.services.records.get<DeletionRecord>('deletion', anna.me.id)
  expect(early && (await eraseAccount(app.services, early))).toBe('kept')
  expect((await logIn(anna)).user).toMatchObject({ deletionAt })
  expect(await app.services.records.get('deletion', anna.me.id)).toEqual(early)
})

test('once it has begun there is no way back, and nobody gets in', async () => {
  const anna = await app.signUp()
  await anna.api.users.delete()
  app.clock.forward(7 * DAY - MINUTE)
  const last = await logIn(anna)
  const program = app.client((await last.api.tokens.create({ name: 'A program', scope: 'write' })).token)
  app.clock.forward(2 * MINUTE)
  for (const inside of [last.api, program]) await inside.users.me()
  await visit()
  for (const inside of [last.api, program]) expect((await refused(inside.users.me())).code).toBe('unauthenticated')
  expect((await refused(last.api.users.keep())).code).toBe('unauthenticated')
  const login = app.client().auth.login({ identifier: anna.email, password: anna.password })
  expect((await refused(login)).reason).toBe('wrong-credentials')
  const after = await app.mailCount(anna.email)
  const { flow } = await app.client().auth.requestReset({ identifier: anna.email })
  const { code } = await app.mailTo(anna.email, { after })
  const reset = app.client().auth.verifyReset({ flow, code, password: 'another good password' })
  expect((await refused(reset)).reason).toBe('code-expired')
})

test('of keeping it and the deletion at the same moment one wins, and the other changes nothing', async () => {
  const anna = await app.signUp()
  const task = await anna.api.tasks.create({ title: 'Contested' })
  await anna.api.users.delete()
  app.clock.forward(7 * DAY - 1000)
  const { api } = await logIn(anna)
  app.clock.forward(2000)
  const [kept] = await Promise.allSettled([api.users.keep(), visit()])
  if (kept.status === 'fulfilled') {
    app.clock.forward(20 * MINUTE)
    await visit()
    expect(await (await logIn(anna)).api.tasks.get({ taskId: task.id })).toMatchObject({ title: 'Contested' })
  } else {
    app.clock.forward(20 * MINUTE)
    await visit()
    await visit()
    expect(await app.services.store.persons.get(anna.me.id)).toBeUndefined()
  }
})

test('a change made against an older version is refused', async () => {
  const anna = await app.signUp()
  await anna.api.users.update({ givenName: 'Anna' })
  const stale = anna.api.users.delete({}, { ifMatch: anna.me.version })
  expect((await refused(stale)).code).toBe('version-conflict')
})
