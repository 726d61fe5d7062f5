import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../../test/app.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000, loginPair: 1000 } })
})
afterAll(() => app.close())

const names = { username: 'chooser', email: 'chooser@example.org' }
const register = (password: string) => app.client().auth.register({ ...names, password })

test('eight to 256 characters of any kind are a password', async () => {
  for (const password of ['8 chars!', '🗝🔒🗝🔒 Ü🗝 ', '        x', '\tтри слова', 'x'.repeat(255) + 'y'])
    await register(password)
  expect(errorsOf(await refused(register('7 chars')))).toEqual({
    '/password': 'This must have at least 8 characters.',
  })
  expect(errorsOf(await refused(register('y'.repeat(257))))).toEqual({
    '/password': 'This must have at most 256 characters.',
  })
})

test('a common password is refused however it is written, with a sentence that helps', async () => {
  for (const password of [
    'password1',
    'PassWord1',
    ' password1 ',
    'ｐａｓｓｗｏｒｄ１',
    '12345678',
    'iloveyou1',
    'qwertyuiop',
  ]) {
    const refusal = await refused(register(password))
    expect(refusal, password).toMatchObject({ code: 'invalid-request', reason: 'guessable-password' })
    expect(errorsOf(refusal)).toEqual({
      '/password':
        'This is one of the passwords that strangers try first. Choose another one, such as three or four words.',
    })
  }
})

test('one’s own name and address are no password', async () => {
  for (const password of ['chooser@example.org', 'CHOOSER@example.org', ' chooser@example.org '])
    expect(errorsOf(await refused(register(password)))).toEqual({
      '/password': 'Choose something else than your name or address.',
    })
  const own = { username: 'long-enough', email: 'somebody@example.org', password: 'Long-Enough' }
  expect((await refused(app.client().auth.register(own))).reason).toBe('guessable-password')
})

test('the same rules hold when it is reset and when it is changed', async () => {
  const anna = await app.signUp()
  await app.client().auth.requestReset({ identifier: anna.email })
  const { token } = await app.mailTo(anna.email, { after: 1 })
  for (const password of ['password1', anna.email]) {
    const reset = await refused(app.client().auth.verifyReset({ token, password }))
    expect([reset.reason, Object.keys(errorsOf(reset))]).toEqual(['guessable-password', ['/password']])
    const change = await refused(anna.api.users.changePassword({ currentPassword: PASSWORD, newPassword: password }))
    expect([change.reason, Object.keys(errorsOf(change))]).toEqual(['guessable-password', ['/newPassword']])
  }
  // A refused password uses up neither the link nor the session.
  await app.client().auth.verifyReset({ token, password: 'three or four words' })
})
