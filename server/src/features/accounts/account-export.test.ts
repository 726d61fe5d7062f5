import type { AccountExport } from '@cairn/contract/account'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { giveBelongings } from '../../../test/belongings.ts'
import { MINUTE } from '../../../test/clock.ts'
import { adding, aTask } from '../../../test/factories.ts'
import { refused } from '../../../test/refused.ts'
import { tableNames } from '../../ports/rows.ts'

let app: TestApp
let anna: Person
let ben: Person
let exported: AccountExport
let texts: { anna: string[]; ben: string[] }
beforeAll(async () => {
  app = await startApp()
  ;[anna, ben] = [await app.signUp('zerlina'), await app.signUp('masetto')]
  texts = { anna: await giveBelongings(app, anna), ben: await giveBelongings(app, ben) }
  exported = await anna.api.users.export()
})
afterAll(() => app.close())

/** Kept to find rows by, and told by other fields. */
const INTERNAL = ['scope', 'seq', 'usernameKey', 'emailKey']

test.for(tableNames)('every row of %s that belongs to a person is in it, with every field', async table => {
  const lines = (await app.stored()).filter(line => line.of === 'row')
  const scopes = [anna.me.id, anna.me.personalWorkspaceId]
  const rows = lines.filter(line => line.table === table && scopes.includes(line.row.scope)).map(line => line.row)
  expect(rows.length, `test/belongings.ts makes nothing of ${table}`).toBeGreaterThan(0)
  const shown = objectsIn(exported).map(plain)
  for (const row of rows) {
    const kept = Object.entries(row).filter(([field]) => !INTERNAL.includes(field))
    const found = shown.some(one =>
      kept.every(([field, value]) => field in one && one[field] === JSON.stringify(value)),
    )
    expect(found, `contract/src/account.ts has no place for this, or for a field of it: ${JSON.stringify(row)}`).toBe(
      true,
    )
  }
})

test('what the person did is in it, oldest first, with old and new values', async () => {
  const written = (await app.stored()).filter(line => line.of === 'log' && line.actorId === anna.me.id)
  const activity = [...exported.activity, ...exported.personalWorkspace.activity]
  const keys = activity.map(({ scope, seq }) => `${scope}:${seq}`)
  const lines = written.filter(line => line.of === 'log' && line.entries.length > 0)
  expect(new Set(keys)).toEqual(new Set(lines.map(line => line.of === 'log' && `${line.scope}:${line.seq}`)))
  expect(exported.personalWorkspace.activity).toContainEqual(
    expect.objectContaining({
      kind: 'task.updated',
      old: { title: 'First title of zerlina' },
      new: { title: 'Title of zerlina' },
    }),
  )
  const seqs = exported.personalWorkspace.activity.map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
})

test('every text that the person wrote is in it', () => {
  const text = JSON.stringify(exported)
  for (const one of texts.anna) expect(text).toContain(one)
})

test('sessions and tokens are told by what their own lists say of them', async () => {
  expect(exported.sessions).toEqual((await anna.api.sessions.list()).items)
  expect(exported.apiTokens).toEqual((await anna.api.tokens.list()).items)
  expect([exported.sessions.length, exported.apiTokens.length]).toEqual([2, 1])
})

test('nothing of anybody else’s is in it', () => {
  const text = JSON.stringify(exported)
  for (const foreign of [...texts.ben, ben.me.id, ben.me.personalWorkspaceId, ben.me.inboxId])
    expect(text).not.toContain(foreign)
})

test('nothing in it opens anything', async () => {
  const records = (await app.stored()).filter(line => line.of === 'record')
  const secrets = records.flatMap(({ id, value }) => [id, ...stringsIn(value)]).filter(looksSecret)
  expect(secrets.length).toBeGreaterThan(5)
  const text = JSON.stringify(exported)
  for (const secret of [...secrets, anna.password, anna.token]) expect(text).not.toContain(secret)
})

test('more than a page of anything is in it whole', async () => {
  const someone = await app.signUp()
  const tasks = Array.from({ length: 520 }, () =>
    aTask({ scope: someone.me.personalWorkspaceId, createdBy: someone.me.id }),
  )
  for (let i = 0; i < tasks.length; i += 80) await app.services.store.commit(adding('tasks', ...tasks.slice(i, i + 80)))
  const { personalWorkspace } = await someone.api.users.export()
  expect(personalWorkspace.tasks.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id))
})

test('it asks for the password again, and no program gets it', async () => {
  const someone = await app.signUp()
  const { token } = await someone.api.tokens.create({ name: 'Everything', scope: 'administer' })
  expect((await refused(app.client(token).users.export())).reason).toBe('in-person')
  app.clock.forward(11 * MINUTE)
  expect((await refused(someone.api.users.export())).reason).toBe('prove-yourself')
  await someone.api.auth.prove({ password: someone.password })
  expect(await someone.api.users.export()).toMatchObject({ format: 'cairn.account', profile: { id: someone.me.id } })
})

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(objectsIn)
  return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside]
}

const plain = (one: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(one).map(([field, value]) => [field, JSON.stringify(value)]))

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

const looksSecret = (text: string) => /^[\w-]{32,}$|^\$argon2/.test(text) && !isId(text)
const isId = (text: string) => text.length === newId().length && text.split('-').length === 5
