import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { authenticator, type Tampering } from '../../../test/authenticator.ts'
import { MINUTE } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'
import { addApp, addKey, halfway, originOf } from '../../../test/second-factors.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ limits: { loginPair: 1000, loginAddress: 1000, loginAccount: 1000 } })
})
afterAll(() => app.close())

/** The second step of somebody who has a passkey. */
async function asked(person: Person) {
  const { login, passkey, factors } = await halfway(app, person)
  if (!passkey) throw new Error('There is a passkey')
  return { login, options: passkey, factors }
}

const finish = (login: string, passkey: ReturnType<ReturnType<typeof authenticator>['get']>) =>
  app.client().auth.finishLogin({ login, passkey })

/** Everything that can be wrong with what an authenticator signed. */
const tamperings: [what: string, tampering: Tampering][] = [
  ['another page asked for it', { origin: 'https://evil.example' }],
  ['the same host at another port asked for it', { origin: 'http://localhost:1' }],
  ['it is bound to another domain', { rpId: 'evil.example' }],
  ['it answers a challenge that nobody gave out', { challenge: Buffer.alloc(32).toString('base64url') }],
  ['nobody touched the key', { absent: true }],
  ['it was made for the other purpose', { type: 'webauthn.else' }],
]

test('a passkey is added, named and listed, and is what a log-in then asks for', async () => {
  const anna = await app.signUp()
  const options = await anna.api.factors.beginPasskey()
  expect(options).toMatchObject({
    rp: { id: 'localhost', name: 'Cairn' },
    user: { name: anna.name },
    attestation: 'none',
  })
  const key = authenticator(originOf(app))
  const { factor, recoveryCodes } = await anna.api.factors.addPasskey({
    passkey: key.create(options),
    name: 'Blue key',
  })
  expect(factor).toMatchObject({ kind: 'passkey', name: 'Blue key', lastUsedAt: null })
  expect(recoveryCodes).toHaveLength(10)
  expect((await anna.api.factors.beginPasskey()).excludeCredentials).toMatchObject([{ id: key.credentialId }])

  const step = await asked(anna)
  expect(step.factors).toEqual(['passkey', 'recovery-code'])
  expect(step.options).toMatchObject({
    rpId: 'localhost',
    allowCredentials: [{ id: key.credentialId, transports: ['usb'] }],
  })
  const { user } = await finish(step.login, key.get(step.options))
  expect(user.id).toBe(anna.me.id)
  expect((await anna.api.factors.list()).items[0]?.lastUsedAt).not.toBeNull()
})

test.each(tamperings)('none is added when %s', async (_, tampering) => {
  const anna = await app.signUp()
  const passkey = authenticator(originOf(app)).create(await anna.api.factors.beginPasskey(), tampering)
  expect((await refused(anna.api.factors.addPasskey({ passkey }))).reason).toBe('wrong-factor')
  expect((await anna.api.factors.list()).items).toEqual([])
})

test.each<[string, Tampering]>([...tamperings, ['the signature is not of this key', { forged: true }]])(
  'none lets anybody in when %s',
  async (_, tampering) => {
    const anna = await app.signUp()
    const { key } = await addKey(app, anna)
    const { login, options } = await asked(anna)
    expect((await refused(finish(login, key.get(options, tampering)))).reason).toBe('wrong-factor')
    const again = await asked(anna)
    expect((await finish(again.login, key.get(again.options))).user.id).toBe(anna.me.id)
  },
)

test('the host that a request names changes nothing: pages of the configured address only', async () => {
  const anna = await app.signUp()
  const answer = await app.http('/factors/passkeys/options', {
    method: 'POST',
    token: anna.token,
    headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example', origin: 'https://evil.example' },
  })
  const options = await answer.json()
  expect(options.rp.id).toBe('localhost')
  const passkey = authenticator('https://evil.example').create(options)
  expect((await refused(anna.api.factors.addPasskey({ passkey }))).reason).toBe('wrong-factor')
})

test('an answer counts once: replayed, it is refused, also for twenty at once', async () => {
  const anna = await app.signUp()
  const { key } = await addKey(app, anna)
  const { login, options } = await asked(anna)
  const signed = key.get(options)
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => finish(login, signed)))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const again = await asked(anna)
  expect((await refused(finish(again.login, signed))).reason).toBe('wrong-factor')

  const passkey = authenticator(originOf(app)).create(await anna.api.factors.beginPasskey())
  const added = await Promise.allSettled(Array.from({ length: 20 }, () => anna.api.factors.addPasskey({ passkey })))
  expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the challenge of somebody else, of another log-in or of another purpose is worth nothing', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const [{ key }, bens] = [await addKey(app, anna), await addKey(app, ben)]
  const [first, second, ofBen] = [await asked(anna), await asked(anna), await asked(ben)]
  const proof = await anna.api.factors.beginProof()
  for (const options of [second.options, ofBen.options, proof])
    expect((await refused(finish(first.login, key.get(options)))).reason).toBe('wrong-factor')
  const creation = await ben.api.factors.beginPasskey()
  const stolen = authenticator(originOf(app)).create(creation)
  expect((await refused(anna.api.factors.addPasskey({ passkey: stolen }))).reason).toBe('wrong-factor')
  // Whom they were given to can still use them.
  await finish(ofBen.login, bens.key.get(ofBen.options))
  await ben.api.factors.addPasskey({ passkey: stolen })
})

test('the key of somebody else does not open my account', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  await addKey(app, anna)
  const { key } = await addKey(app, ben)
  const { login, options } = await asked(anna)
  expect((await refused(finish(login, key.get(options)))).reason).toBe('wrong-factor')
})

test('a challenge lives ten minutes', async () => {
  const anna = await app.signUp()
  const options = await anna.api.factors.beginPasskey()
  app.clock.forward(10 * MINUTE)
  await anna.api.auth.prove({ password: anna.password })
  const passkey = authenticator(originOf(app)).create(options)
  expect((await refused(anna.api.factors.addPasskey({ passkey }))).reason).toBe('wrong-factor')
})

test('a key that counts its uses must count on: a copy of it is found out', async () => {
  const anna = await app.signUp()
  const { key } = await addKey(app, anna)
  const use = async (counter: number) => {
    const { login, options } = await asked(anna)
    return finish(login, key.get(options, { counter }))
  }
  await use(7)
  for (const counter of [7, 6, 0]) expect((await refused(use(counter))).reason).toBe('wrong-factor')
  await use(8)
})

test('a key that never counts is good each time', async () => {
  const anna = await app.signUp()
  const { key } = await addKey(app, anna)
  for (let n = 0; n < 2; n++) {
    const { login, options } = await asked(anna)
    expect((await finish(login, key.get(options, { counter: 0 }))).user.id).toBe(anna.me.id)
  }
})

test('a passkey that was removed opens nothing', async () => {
  const anna = await app.signUp()
  await addApp(app, anna)
  const { key, factor } = await addKey(app, anna)
  const { login, options } = await asked(anna)
  await anna.api.factors.remove({ factorId: factor.id })
  // Nor does what was under way when it went.
  expect((await refused(finish(login, key.get(options)))).reason).toBe('login-over')
  const later = await halfway(app, anna)
  expect((await refused(finish(later.login, key.get(options)))).reason).toBe('wrong-factor')
})

test('the same key is not added twice', async () => {
  const anna = await app.signUp()
  const { key } = await addKey(app, anna)
  const again = key.create(await anna.api.factors.beginPasskey())
  expect((await refused(anna.api.factors.addPasskey({ passkey: again }))).reason).toBe('passkey-known')
})

test('a passkey proves in an open session as the password does', async () => {
  const anna = await app.signUp()
  expect((await refused(anna.api.factors.beginProof())).reason).toBe('no-passkey')
  const { key } = await addKey(app, anna)
  app.clock.forward(11 * MINUTE)
  expect((await refused(anna.api.factors.beginPasskey())).reason).toBe('prove-yourself')
  const signed = key.get(await anna.api.factors.beginProof())
  await anna.api.auth.prove({ passkey: signed })
  await anna.api.factors.beginPasskey()
  expect((await refused(anna.api.auth.prove({ passkey: signed }))).reason).toBe('wrong-factor')
})
