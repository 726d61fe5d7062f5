import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../../test/app.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000, loginPair: 1000 } })
})
afterAll(() => app.close())

const rename = ({ api }: Person, username: string, password = PASSWORD) =>
  api.users.changeUsername({ username, password })

const login = (identifier: string) => app.client().auth.login({ identifier, password: PASSWORD })

test('the new name logs in, the old one is free for others, and the owner is told by mail', async () => {
  const anna = await app.signUp('before')
  const me = await rename(anna, 'After')
  expect(me).toMatchObject({ username: 'After', version: anna.me.version + 1 })
  expect((await login('after')).user?.id).toBe(anna.me.id)
  expect((await refused(login('before'))).reason).toBe('wrong-credentials')
  const mail = await app.mailTo(anna.email, { after: 1 })
  expect(mail.subject).toBe('Your Cairn username was changed')
  expect(mail.text).toMatch(/before[^]*After/)
  const { flow } = await app
    .client()
    .auth.register({ username: 'BEFORE', email: 'ben@example.org', password: PASSWORD })
  const { code } = await app.mailTo('ben@example.org')
  expect((await app.client().auth.activate({ flow, code })).user.id).not.toBe(anna.me.id)
})

test('a name that somebody has is refused, however it is written', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const refusal = await refused(rename(ben, anna.name.toUpperCase()))
  expect(refusal).toMatchObject({ code: 'conflict', reason: 'username-taken' })
  expect((await ben.api.users.me()).username).toBe(ben.name)
})

test('one’s own name can be written differently', async () => {
  const anna = await app.signUp()
  expect(await rename(anna, anna.name.toUpperCase())).toMatchObject({ username: anna.name.toUpperCase() })
  expect((await login(anna.name)).user?.id).toBe(anna.me.id)
})

test('of many who take one name at once, one has it', async () => {
  const people = []
  for (let n = 0; n < 4; n++) people.push(await app.signUp())
  const outcomes = await Promise.allSettled(people.map(person => rename(person, 'popular')))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected')
      expect(outcome.reason).toMatchObject({ code: 'conflict', reason: 'username-taken' })
  const holders = (await app.rows('persons')).filter(({ usernameKey }) => usernameKey === 'popular')
  expect(holders).toHaveLength(1)
  expect((await login('popular')).user?.id).toBe(holders[0]?.id)
})

test('a wrong password is refused with a reason, changes nothing and logs nobody out', async () => {
  const anna = await app.signUp()
  const refusal = await refused(rename(anna, 'somebody-else', 'not my password'))
  expect(refusal).toMatchObject({ code: 'invalid-request', reason: 'wrong-password' })
  expect(errorsOf(refusal)).toEqual({ '/password': 'This is not your current password.' })
  expect((await anna.api.users.me()).username).toBe(anna.name)
})

test('the log says what it was called, and nobody undoes it', async () => {
  const anna = await app.signUp()
  const { username } = await rename(anna, `${anna.name}-renamed`)
  const lines = (await app.stored()).filter(line => line.of === 'log' && line.scope === anna.me.id)
  expect(lines.at(-1)).toMatchObject({ values: [{ old: { username: anna.name }, new: { username } }] })
  const entryId = `${anna.me.id}:2:0`
  expect(await anna.api.activity.undo({ entryId })).toMatchObject({
    undone: [],
    kept: [{ entryId, fields: ['username'], reason: 'cannot-be-undone' }],
  })
  expect((await anna.api.users.me()).username).toBe(username)
})

test('an API token cannot change it', async () => {
  const anna = await app.signUp()
  const { token } = await anna.api.tokens.create({ name: 'Program', scope: 'administer' })
  const refusal = await refused(app.client(token).users.changeUsername({ username: 'taken-over', password: PASSWORD }))
  expect(refusal).toMatchObject({ code: 'forbidden', reason: 'in-person' })
})
