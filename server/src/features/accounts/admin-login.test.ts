import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../../test/app.ts'
import { adding, aMember, aWorkspace } from '../../../test/factories.ts'
import { refused } from '../../../test/refused.ts'

let app: TestApp
let operator: Person
let anna: Person
beforeAll(async () => {
  app = await startApp()
  operator = await app.signUp('operator')
  anna = await app.signUp('anna')
})
afterAll(() => app.close())

const logIn = (identifier: string, password = PASSWORD) => app.client().auth.adminLogin({ identifier, password })

async function inTeam(person: Person, role: 'owner' | 'admin' | 'member') {
  const team = aWorkspace()
  await app.services.store.commit(adding('workspaces', team))
  await app.services.store.commit(adding('members', aMember({ scope: team.id, id: person.me.id, role })))
}

test('the operator logs in here, by name or address, and gets a session like any other', async () => {
  for (const identifier of [operator.name, operator.email]) {
    const { token = '' } = await logIn(identifier)
    expect(await app.client(token).users.me()).toMatchObject({ id: operator.me.id, operator: true })
  }
})

test.each(['owner', 'admin'] as const)('so does whoever is %s of a team workspace', async role => {
  const person = await app.signUp()
  await inTeam(person, role)
  expect(await logIn(person.name)).toMatchObject({ user: { id: person.me.id } })
})

test('whoever only owns what is theirs, or is a member of a team, does not', async () => {
  expect(await refused(logIn(anna.name))).toMatchObject({ code: 'forbidden', reason: 'not-an-administrator' })
  await inTeam(anna, 'member')
  expect((await refused(logIn(anna.name))).reason).toBe('not-an-administrator')
  expect((await anna.api.sessions.list()).items).toHaveLength(1)
})

test('without the password nobody hears who administers, and tries are limited as at the other door', async () => {
  const wrong = await Promise.all(
    [operator.name, anna.name, 'nobody'].map(name => refused(logIn(name, 'not that one'))),
  )
  expect(wrong.map(({ reason, message }) => [reason, message])).toEqual(
    wrong.map(() => ['wrong-credentials', 'The name or the password is not right.']),
  )
  for (let tries = 0; tries < 9; tries++) await refused(logIn(anna.name, `guess ${tries}`))
  expect((await refused(app.client().auth.login({ identifier: anna.name, password: PASSWORD }))).code).toBe(
    'rate-limited',
  )
})
