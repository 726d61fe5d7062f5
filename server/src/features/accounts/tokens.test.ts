import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp } from '../../../test/app.ts'
import { HOUR, MINUTE } from '../../../test/clock.ts'
import { adding, aMember, aTask, aWorkspace } from '../../../test/factories.ts'
import { refused } from '../../../test/refused.ts'

let app: TestApp
let anna: Person
beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp('anna')
})
afterAll(() => app.close())

const prove = () => anna.api.auth.prove({ password: PASSWORD })

async function tokenOf(scope: 'read' | 'write' | 'administer', rest = {}) {
  await prove()
  return anna.api.tokens.create({ name: 'A program', scope, ...rest })
}

test('a token lets a program in as its person, and is shown this once', async () => {
  const made = await tokenOf('write')
  expect(made.token).toMatch(/^cairn_/)
  const program = app.client(made.token)
  expect(await program.users.me()).toMatchObject({ username: 'anna' })
  expect(await program.tasks.create({ title: 'By a program' })).toMatchObject({ title: 'By a program' })
  const { items } = await anna.api.tokens.list()
  expect(items[0]).toMatchObject({ id: made.id, name: 'A program', scope: 'write', usedAt: expect.any(String) })
  expect(JSON.stringify(items)).not.toContain(made.token.slice(-20))
})

test('nothing that is kept opens anything', async () => {
  const { token } = await tokenOf('read')
  const kept = JSON.stringify(await app.stored())
  expect(kept).not.toContain(token)
  expect(kept).not.toContain(token.split('_').at(-1))
})

test('asked for again with the same key, another token is made: the answer with the secret was not kept', async () => {
  await prove()
  const idempotencyKey = newId()
  const first = await anna.api.tokens.create({ name: 'Twice', scope: 'read' }, { idempotencyKey })
  const second = await anna.api.tokens.create({ name: 'Twice', scope: 'read' }, { idempotencyKey })
  expect(second.token).not.toBe(first.token)
})

test('a reading token reads and changes nothing', async () => {
  const program = app.client((await tokenOf('read')).token)
  expect(await program.tasks.list()).toMatchObject({ items: expect.any(Array) })
  expect(await refused(program.tasks.create({ title: 'No' }))).toMatchObject({
    code: 'forbidden',
    reason: 'read-only-token',
  })
})

test.each(['read', 'write', 'administer'] as const)(
  'a token to %s makes no tokens and touches no sessions',
  async scope => {
    const made = await tokenOf(scope)
    const program = app.client(made.token)
    for (const ask of [
      () => program.tokens.list(),
      () => program.tokens.create({ name: 'More', scope: 'administer' }),
      () => program.tokens.revoke({ tokenId: made.id }),
      () => program.sessions.list(),
      () => program.sessions.endOthers(),
      () => program.auth.prove({ password: PASSWORD }),
    ])
      expect((await refused(ask())).code).toBe('forbidden')
  },
)

test('a token reaches the workspaces it was made for, and no others', async () => {
  const program = app.client((await tokenOf('write', { workspaceIds: [anna.me.personalWorkspaceId] })).token)
  expect(await program.tasks.create({ title: 'Within' })).toMatchObject({ title: 'Within' })
  await prove()
  const ben = await app.signUp()
  const wrong = anna.api.tokens.create({ name: 'No', scope: 'read', workspaceIds: [ben.me.personalWorkspaceId] })
  expect(await refused(wrong)).toMatchObject({
    code: 'invalid-request',
    parts: { errors: [{ pointer: '/workspaceIds/0' }] },
  })
})

test('a token for some workspaces knows who its person is, and changes nothing about them', async () => {
  const limited = app.client((await tokenOf('administer', { workspaceIds: [anna.me.personalWorkspaceId] })).token)
  expect(await limited.users.me()).toMatchObject({ id: anna.me.id, username: 'anna', timeZone: anna.me.timeZone })
  expect((await refused(limited.users.update({ givenName: 'Changed' }))).reason).toBe('limited-token')
  const { version } = await anna.api.users.update({ familyName: 'Anders' })
  const undo = await refused(limited.activity.undo({ entryId: `${anna.me.id}:2:0` }))
  expect(undo.code).toBe('not-found')
  expect(await anna.api.users.me()).toMatchObject({ familyName: 'Anders', version })
  const { items } = await limited.activity.list()
  expect(items.map(({ kind }) => kind).filter(kind => kind.startsWith('person.'))).toEqual([])
  const whole = app.client((await tokenOf('write')).token)
  expect(await whole.users.update({ familyName: '' })).toMatchObject({ familyName: '' })
})

test('of several workspaces, a token reaches only those that it was made for', async () => {
  const office = aWorkspace()
  const member = aMember({ scope: office.id, id: anna.me.id, role: 'owner' })
  const secret = aTask({ scope: office.id, title: 'In the office', createdBy: anna.me.id })
  for (const commit of [adding('workspaces', office), adding('members', member), adding('tasks', secret)])
    await app.services.store.commit(commit)
  expect(await anna.api.tasks.get({ taskId: secret.id })).toMatchObject({ title: 'In the office' })
  const program = app.client((await tokenOf('write', { workspaceIds: [anna.me.personalWorkspaceId] })).token)
  expect((await refused(program.tasks.get({ taskId: secret.id }))).code).toBe('not-found')
  expect((await refused(program.tasks.update({ taskId: secret.id, title: 'Read' }))).code).toBe('not-found')
  expect((await program.tasks.list({ q: 'office' })).items).toEqual([])
  expect(await anna.api.tasks.list({ q: 'office' })).toMatchObject({ items: [{ id: secret.id }] })
})

test('a token works until it expires', async () => {
  const expiresAt = new Date(app.clock.ms() + HOUR).toISOString()
  const program = app.client((await tokenOf('read', { expiresAt })).token)
  await program.users.me()
  app.clock.forward(HOUR + MINUTE)
  expect((await refused(program.users.me())).code).toBe('unauthenticated')
  await prove()
  const over = anna.api.tokens.create({ name: 'Late', scope: 'read', expiresAt })
  expect(await refused(over)).toMatchObject({ parts: { errors: [{ pointer: '/expiresAt' }] } })
})

test('a revoked token is no longer let in, on another server within seconds', async () => {
  const other = await app.sibling()
  const { id, token } = await tokenOf('read')
  const [here, there] = [app.client(token), other.client(token)]
  await Promise.all([here.users.me(), there.users.me()])
  await anna.api.tokens.revoke({ tokenId: id })
  expect((await refused(here.users.me())).code).toBe('unauthenticated')
  app.clock.forward(6000)
  expect((await refused(there.users.me())).code).toBe('unauthenticated')
  expect((await refused(anna.api.tokens.revoke({ tokenId: id }))).code).toBe('not-found')
  await other.close()
})

test('an invented, cut or changed token is nobody', async () => {
  const { id, token } = await tokenOf('read')
  const other = await tokenOf('read')
  const swapped = `cairn_${id}_${other.token.split('_').slice(2).join('_')}`
  for (const wrong of ['cairn_', `cairn_${id}_`, token.slice(0, -1), `${token}x`, swapped, token.toUpperCase()])
    expect((await refused(app.client(wrong).users.me())).code, wrong).toBe('unauthenticated')
})

test('a mail tells the owner that a token was made', async () => {
  const after = await app.mailCount(anna.email)
  await tokenOf('write')
  expect((await app.mailTo(anna.email, { after })).subject).toBe('An API token was made for your Cairn account')
})

test('making one asks for the password again when that is ten minutes ago', async () => {
  await prove()
  app.clock.forward(11 * MINUTE)
  const wanted = { name: 'Late', scope: 'read' as const }
  expect(await refused(anna.api.tokens.create(wanted))).toMatchObject({ code: 'forbidden', reason: 'prove-yourself' })
  expect(await refused(anna.api.auth.prove({ password: 'not this one' }))).toMatchObject({
    code: 'invalid-request',
    reason: 'wrong-password',
  })
  await anna.api.users.me()
  await prove()
  expect(await anna.api.tokens.create(wanted)).toMatchObject({ name: 'Late' })
})

test('a token that is just being made when all access ends is worth nothing', async () => {
  const cleo = await app.signUp('cleo')
  const { apiTokens, sessions } = app.services
  const { make } = apiTokens
  // At the last moment, behind every question that was asked.
  apiTokens.make = async (...wanted) => {
    await sessions.endAll(cleo.me.id)
    return make(...wanted)
  }
  const made = cleo.api.tokens.create({ name: 'Quick', scope: 'administer' })
  const { token } = await made.finally(() => Object.assign(apiTokens, { make }))
  expect((await refused(app.client(token).users.me())).code).toBe('unauthenticated')
})

test('a reset of the password ends every token', async () => {
  const ben = await app.signUp('ben')
  const { token } = await ben.api.tokens.create({ name: 'Phone', scope: 'write' })
  const program = app.client(token)
  await program.users.me()
  // The second mail is about the token.
  const after = 2
  await app.mailTo(ben.email, { after: 1 })
  const { flow } = await app.client().auth.requestReset({ identifier: 'ben' })
  const { code } = await app.mailTo(ben.email, { after })
  await app.client().auth.verifyReset({ flow, code, password: 'another good password' })
  expect((await refused(program.users.me())).code).toBe('unauthenticated')
})
