import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { codeAt } from '../../../test/authenticator-app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'
import { addApp, addKey, halfway } from '../../../test/second-factors.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const recordsOf = async (kind: string) =>
  (await app.stored()).filter(line => line.of === 'record' && line.kind === kind)

const elsewhere = async ({ name, password }: Person) => {
  const { token = '' } = await app.client().auth.login({ identifier: name, password })
  return app.client(token)
}

test('an authenticator app counts once a code of it was seen', async () => {
  const anna = await app.signUp()
  const { setup, secret, uri } = await anna.api.factors.beginTotp()
  expect(new URL(uri).searchParams.get('secret')).toBe(secret)
  expect(decodeURIComponent(uri)).toContain(`Cairn:${anna.name}`)
  const early = codeAt(secret, app.clock.ms() - 5 * MINUTE)
  expect((await refused(anna.api.factors.confirmTotp({ setup, code: early }))).reason).toBe('wrong-factor')
  expect(await anna.api.factors.list()).toEqual({ items: [], recoveryCodes: 0 })
  expect((await app.client().auth.login({ identifier: anna.name, password: anna.password })).token).toBeDefined()

  const code = codeAt(secret, app.clock.ms())
  const { factor, recoveryCodes } = await anna.api.factors.confirmTotp({ setup, code, name: 'Phone' })
  expect(factor).toMatchObject({ kind: 'totp', name: 'Phone', lastUsedAt: null })
  expect(new Set(recoveryCodes).size).toBe(10)
  expect(await anna.api.factors.list()).toEqual({ items: [factor], recoveryCodes: 10 })
  await halfway(app, anna)
})

test('a set-up is good once, for ten minutes, for whoever began it', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const { setup, secret } = await anna.api.factors.beginTotp()
  const code = codeAt(secret, app.clock.ms())
  expect((await refused(ben.api.factors.confirmTotp({ setup, code }))).code).toBe('gone')
  await anna.api.factors.confirmTotp({ setup, code })
  expect((await refused(anna.api.factors.confirmTotp({ setup, code }))).code).toBe('gone')
  const late = await anna.api.factors.beginTotp()
  app.clock.forward(10 * MINUTE)
  await anna.api.auth.prove({ password: anna.password })
  const lateCode = codeAt(late.secret, app.clock.ms())
  expect((await refused(anna.api.factors.confirmTotp({ setup: late.setup, code: lateCode }))).code).toBe('gone')
})

test('changing factors asks for the password again after ten minutes, looking at them does not', async () => {
  const anna = await app.signUp()
  const { factor } = await addApp(app, anna)
  app.clock.forward(11 * MINUTE)
  const { api } = anna
  const calls = [
    () => api.factors.beginTotp(),
    () => api.factors.beginPasskey(),
    () => api.factors.renewRecoveryCodes(),
    () => api.factors.remove({ factorId: factor.id }),
  ]
  for (const call of calls) expect((await refused(call())).reason).toBe('prove-yourself')
  expect((await api.factors.list()).items).toHaveLength(1)
  await api.auth.prove({ password: anna.password })
  expect((await api.factors.renewRecoveryCodes()).recoveryCodes).toHaveLength(10)
})

test('an API token sees and changes no factors', async () => {
  const anna = await app.signUp()
  const { token } = await anna.api.tokens.create({ name: 'A program', scope: 'administer' })
  const program = app.client(token)
  expect((await refused(program.factors.list())).reason).toBe('in-person')
  expect((await refused(program.factors.beginTotp())).reason).toBe('in-person')
})

test('with the first factor, sessions that began without one end; API tokens go on', async () => {
  const anna = await app.signUp()
  const { token } = await anna.api.tokens.create({ name: 'A program', scope: 'read' })
  const phone = await elsewhere(anna)
  await addApp(app, anna)
  expect((await refused(phone.users.me())).code).toBe('unauthenticated')
  expect(await anna.api.users.me()).toMatchObject({ id: anna.me.id })
  expect(await app.client(token).users.me()).toMatchObject({ id: anna.me.id })
})

test('a second factor more brings no new recovery codes and ends nothing', async () => {
  const anna = await app.signUp()
  const first = await addApp(app, anna)
  const { token } = await app.client().auth.finishLogin({ login: (await halfway(app, anna)).login, code: first.next() })
  expect((await addKey(app, anna)).recoveryCodes).toEqual([])
  expect(await app.client(token).users.me()).toMatchObject({ id: anna.me.id })
  expect(await anna.api.factors.list()).toMatchObject({
    items: [{ kind: 'totp' }, { kind: 'passkey' }],
    recoveryCodes: 10,
  })
})

test('removing one ends other sessions; with the last one the recovery codes go and the password is enough again', async () => {
  const anna = await app.signUp()
  const { factor, next } = await addApp(app, anna)
  const { factor: passkey } = await addKey(app, anna)
  const { login } = await halfway(app, anna)
  const phone = app.client((await app.client().auth.finishLogin({ login, code: next() })).token)
  await anna.api.factors.remove({ factorId: factor.id })
  expect((await refused(phone.users.me())).code).toBe('unauthenticated')
  expect(await anna.api.factors.list()).toMatchObject({ items: [{ id: passkey.id }], recoveryCodes: 10 })
  await halfway(app, anna)
  await anna.api.factors.remove({ factorId: passkey.id })
  expect(await anna.api.factors.list()).toEqual({ items: [], recoveryCodes: 0 })
  await elsewhere(anna)
  expect((await refused(anna.api.factors.remove({ factorId: passkey.id }))).code).toBe('not-found')
})

test('each has a name, which can be changed', async () => {
  const anna = await app.signUp()
  const { factor } = await addApp(app, anna)
  expect(await anna.api.factors.rename({ factorId: factor.id, name: ' Old phone ' })).toMatchObject({
    id: factor.id,
    name: 'Old phone',
  })
  expect((await anna.api.factors.list()).items).toMatchObject([{ name: 'Old phone' }])
})

test('nobody has more than ten', async () => {
  const anna = await app.signUp()
  for (let n = 0; n < 10; n++) await addKey(app, anna)
  expect((await refused(addKey(app, anna))).reason).toBe('too-many-factors')
})

test('the owner is told by mail of each change', async () => {
  const anna = await app.signUp()
  let before = await app.mailCount(anna.email)
  const newest = async () => (await app.mailTo(anna.email, { after: before++ })).subject
  const { factor } = await addApp(app, anna)
  expect(await newest()).toBe('A second factor was added to your Cairn account')
  await anna.api.factors.renewRecoveryCodes()
  expect(await newest()).toBe('You have new recovery codes for Cairn')
  await anna.api.factors.remove({ factorId: factor.id })
  expect(await newest()).toBe('A second factor of your Cairn account was removed')
})

test('new recovery codes replace those before', async () => {
  const anna = await app.signUp()
  const { recoveryCodes } = await addApp(app, anna)
  const renewed = await anna.api.factors.renewRecoveryCodes()
  const finish = async (recoveryCode = '') =>
    app.client().auth.finishLogin({ login: (await halfway(app, anna)).login, recoveryCode })
  expect((await refused(finish(recoveryCodes[0]))).reason).toBe('wrong-factor')
  expect((await finish(renewed.recoveryCodes[0])).user.id).toBe(anna.me.id)
})

test('who has no factor has no recovery codes to renew', async () => {
  const anna = await app.signUp()
  expect((await refused(anna.api.factors.renewRecoveryCodes())).reason).toBe('no-factor')
})

test('nothing that is kept shows a seed or a recovery code', async () => {
  const anna = await app.signUp()
  const begun = await anna.api.factors.beginTotp()
  const { secret, recoveryCodes } = await addApp(app, anna)
  const kept = JSON.stringify(await app.stored())
  const asHex = (base32: string) =>
    [...base32].map(sign => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  for (const seed of [begun.secret, secret]) {
    const bytes = Buffer.from(
      asHex(seed)
        .match(/.{8}/g)
        ?.map(bits => Number.parseInt(bits, 2)) ?? [],
    )
    expect(bytes).toHaveLength(20)
    for (const form of [seed, bytes.toString('base64url'), bytes.toString('hex')]) expect(kept).not.toContain(form)
  }
  for (const code of recoveryCodes) expect(kept.replaceAll('-', '')).not.toContain(code.replaceAll('-', ''))
})

test('the seed of one, copied into the record of another, opens nothing', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const { secret } = await addApp(app, anna)
  await addApp(app, ben)
  const [annas, bens] = await Promise.all([anna, ben].map(({ me }) => app.services.records.get('factors', me.id)))
  await app.services.records.put('factors', ben.me.id, annas?.value, { expect: bens?.version ?? 0, expiresAt: null })
  app.clock.forward(MINUTE)
  const { login } = await halfway(app, ben)
  const problem = await refused(app.client().auth.finishLogin({ login, code: codeAt(secret, app.clock.ms()) }))
  expect(problem.reason).toBe('wrong-factor')
  expect(await recordsOf('factors')).not.toHaveLength(0)
})
