import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { giveBelongings } from '../../../test/belongings.ts'
import { DAY, HOUR, MINUTE } from '../../../test/clock.ts'
import { halfway } from '../../../test/second-factors.ts'
import { aCommit, aLabel, aMember, anOnce, aPart, aPerson, aTask, aWorkspace } from '../../../test/factories.ts'
import type { Line } from '../../ports/archive.ts'
import { put } from '../../ports/commit.ts'
import { tableNames } from '../../ports/rows.ts'
import { instantIn, nowOf } from '../../ports/clock.ts'
import { eraser } from '../../work/eraser.ts'
import type { DeletionRecord } from './account-deletion.ts'
import { eraseAccount } from './account-erasure.ts'
import type { Services } from '../context.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** Everything that is due, until nothing is; with the time between that a crashed worker's lease takes. */
async function eraseWhatIsDue(pause = 11 * MINUTE): Promise<object[]> {
  const said: object[] = []
  const worker = eraser(app.services, { info: facts => said.push(facts), warn: facts => said.push(facts) })
  for (let more = true; more; more = await worker.once()) app.clock.forward(pause)
  return said
}

/** What any reader could still find: what has expired is not there, and the engine takes it away in its own time. */
async function left(): Promise<string> {
  const now = nowOf(app.clock)
  const lines = await app.stored()
  return lines
    .filter(line => !('expiresAt' in line) || line.expiresAt === null || line.expiresAt > now)
    .map(line => JSON.stringify(line))
    .join('\n')
}

describe('a person whose day has come', () => {
  let anna: Person
  let ben: Person
  let texts: string[]
  let bens: string[]
  let before: Line[]
  let said: object[]
  let had: Set<string>

  beforeAll(async () => {
    // Who comes first runs the installation, and is named for it.
    ben = await app.signUp('masetto')
    anna = await app.signUp('zerlina')
    texts = await giveBelongings(app, anna)
    bens = await giveBelongings(app, ben)
    // So that their last day begins with an hour: what counts their calls of that hour is then still there when they go.
    app.clock.forward(HOUR - (app.clock.ms() % HOUR) + 15 * MINUTE)
    await anna.api.auth.prove({ password: anna.password })
    await anna.api.users.delete()
    app.clock.forward(7 * DAY - 15 * MINUTE)
    // They come back on the last day, and use it.
    const again = await signedIn(anna)
    texts.push(...(await giveBelongings(app, again)))
    // What others type about their address has it in it too.
    await app.client().auth.register({ username: 'stranger', email: anna.email, password: anna.password })
    await (await signedIn(ben)).api.auth.requestEmailChange({ email: anna.email, password: ben.password })
    before = await logOf(anna)
    const scopes = [anna.me.id, anna.me.personalWorkspaceId]
    had = new Set(
      (await app.stored()).flatMap(line => (line.of === 'row' && scopes.includes(line.row.scope) ? line.table : [])),
    )
    for (const text of texts) expect(await left(), 'there was nothing to erase').toContain(text)
    app.clock.forward(15 * MINUTE)
    said = await eraseWhatIsDue(2 * MINUTE)
    await vi.waitFor(async () => expect((await app.mailTo(anna.email)).subject).toBe('Your Cairn account is deleted'), {
      timeout: 10_000,
    })
  })

  /** In a new session, without the second factor that they have by now. */
  async function signedIn(person: Person): Promise<Person> {
    const begun = { keep: true, userAgent: '', address: '' }
    const { token } = await app.services.sessions.start(person.me.id, begun)
    return { ...person, token, api: app.client(token) }
  }

  /** The log of their workspace without its values. */
  async function logOf({ me }: Person): Promise<Line[]> {
    const lines = (await app.stored()).filter(line => line.of === 'log' && line.scope === me.personalWorkspaceId)
    return lines.map(line => ({ ...line, values: null }) as Line)
  }

  test.for(tableNames)('had a row of %s: whatever people can have is in test/belongings.ts', table => {
    expect(had).toContain(table)
  })

  test('leaves nothing that they wrote anywhere', async () => {
    // The last mail is a record until it has been sent.
    await expect.poll(left, { timeout: 10_000 }).not.toContain(anna.email)
    const found = await left()
    for (const text of texts) expect(found).not.toContain(text)
  })

  test('leaves no rows, no records and no answers, only the envelopes of the log', async () => {
    const ids = [anna.me.id, anna.me.personalWorkspaceId]
    const naming = async () => {
      const now = nowOf(app.clock)
      const lines = await app.stored()
      const alive = lines.filter(line => !('expiresAt' in line) || line.expiresAt === null || line.expiresAt > now)
      return alive.filter(line => ids.some(id => JSON.stringify(line).includes(id)))
    }
    const others = async () => (await naming()).filter(({ of }) => of !== 'log' && of !== 'scope')
    // The last mail is a record until it has been sent.
    await expect.poll(others, { timeout: 10_000 }).toEqual([])
    expect(new Set((await naming()).map(({ of }) => of))).toEqual(new Set(['log', 'scope']))
    for (const line of await naming()) if (line.of === 'log') expect(emptied(line.values)).toBe(true)
  })

  test('leaves the log as long as it was, and says in it that they were deleted', async () => {
    expect(await logOf(anna)).toEqual(expect.arrayContaining(before))
    const { rows } = await app.services.store.log.ofScope(anna.me.personalWorkspaceId, { limit: 500 })
    const deleted = rows.filter(({ kind }) => kind === 'person.deleted')
    expect(deleted.length).toBeGreaterThan(1)
    expect(new Set(deleted.map(({ batch }) => batch)).size).toBe(1)
  })

  test('is told at the old address', async () => {
    expect((await app.mailTo(anna.email)).text).toContain('free again')
  })

  test('is named by their id in the server’s own log, once', () => {
    expect(said).toEqual([{ event: 'account deleted', personId: anna.me.id }])
  })

  test('gives back the username and the address', async () => {
    const { name: username, email, password } = anna
    const after = await app.mailCount(email)
    const { flow } = await app.client().auth.register({ username, email, password })
    const { code } = await app.mailTo(email, { after })
    const { token = '', user } = await app.client().auth.activate({ flow, code })
    expect(user).toMatchObject({ username, email })
    expect(user.id).not.toBe(anna.me.id)
    expect((await app.client(token).tasks.list()).items).toEqual([])
  })

  test('takes nothing of anybody else along', async () => {
    const found = await left()
    for (const text of bens.filter(text => !text.startsWith('Browser'))) expect(found).toContain(text)
    expect((await halfway(app, ben)).factors).toContain('passkey')
  })
})

describe('whatever happens meanwhile', () => {
  test('a crash at any step, and another run: the end is the same', { timeout: 180_000 }, async () => {
    let crashed = true
    let step = 0
    for (step = 1; crashed; step++) {
      const { id, workspaceId } = await someoneDue()
      crashed = await eraseCrashingAt(step)
      await eraseWhatIsDue()
      expect(await leftOf(id, workspaceId)).toEqual([])
    }
    expect(step).toBeGreaterThan(30)
  })

  test('two workers at once do what one does', async () => {
    const { id, workspaceId } = await someoneDue()
    for (let round = 0; round < 3; round++) {
      const stored = await app.services.records.get<DeletionRecord>('deletion', id)
      if (stored) await Promise.allSettled([stored, stored].map(one => eraseAccount(app.services, one)))
    }
    await eraseWhatIsDue()
    expect(await leftOf(id, workspaceId)).toEqual([])
  })

  test('a worker that comes too late does not take a name from who has it now', async () => {
    const { id, person } = await someoneDue()
    const stored = await app.services.records.get<DeletionRecord>('deletion', id)
    await eraseWhatIsDue()
    const next = aPerson({ username: person.username, email: person.email })
    await app.services.store.commit(aCommit(aPart(next.id, put('persons', next, { expect: 'absent' }))))
    const closed = { username: person.username, email: person.email, workspaceId: person.personalWorkspaceId }
    await eraseAccount(app.services, { ...stored!, value: { batch: newId(), closed } })
    expect(await app.services.store.persons.byName(person.usernameKey)).toMatchObject({ id: next.id })
  })

  /** All visits, with services that give way at that call of theirs; false when all was done before. */
  async function eraseCrashingAt(step: number): Promise<boolean> {
    let calls = 0
    let crashed = false
    const mortal: Services = { ...app.services }
    for (const port of ['store', 'records', 'identity', 'sessions', 'apiTokens'] as const)
      Object.assign(mortal, { [port]: failing(app.services[port]) })
    const worker = eraser(mortal, { info() {}, warn: () => void (crashed = true) })
    for (const minutes of [0, 2, 2]) {
      app.clock.forward(minutes * MINUTE)
      await worker.once().catch(() => (crashed = true))
    }
    return crashed

    function failing<T extends object>(port: T): T {
      return new Proxy(port, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name)
          if (typeof value === 'object' && value !== null) return failing(value)
          if (typeof value !== 'function') return value
          return (...args: unknown[]): unknown => {
            calls++
            // A process that is dead does nothing more.
            if (calls >= step) throw new Error('the process was killed')
            return value.apply(target, args)
          }
        },
      })
    }
  }

  /** A person with a little of everything, made where it is kept. */
  async function someoneDue() {
    const { store, records, identity, clock } = app.services
    const workspaceId = newId()
    const deletionAt = instantIn(clock, -MINUTE)
    const person = aPerson({ givenName: 'Private', personalWorkspaceId: workspaceId, deletionAt })
    const { id } = person
    const entries = [{ kind: 'task.created', subjectId: newId(), new: { title: 'Private' } }] as const
    const rows = [
      put('workspaces', aWorkspace({ scope: workspaceId, id: workspaceId, kind: 'personal' }), { expect: 'absent' }),
      put('members', aMember({ scope: workspaceId, id, role: 'owner' }), { expect: 'absent' }),
      put('labels', aLabel({ scope: workspaceId, name: 'Private' }), { expect: 'absent' }),
      ...Array.from({ length: 42 }, () =>
        put('tasks', aTask({ scope: workspaceId, title: 'Private' }), { expect: 'absent' }),
      ),
    ]
    const parts = [
      { scope: id, changes: [put('persons', person, { expect: 'absent' })], entries: [...entries] },
      { scope: workspaceId, changes: rows, entries: [...entries] },
    ]
    await store.commit(aCommit(parts, { once: anOnce({ id: `${id}:key`, answer: 'Private' }) }))
    await identity.setPassword(id, 'Private')
    const owned = { expect: 'any', expiresAt: null, owner: id } as const
    for (const kind of ['session', 'api-token', 'flow']) await records.put(kind, newId(), { id }, owned)
    for (const kind of ['last-login', 'epoch']) await records.put(kind, id, 1, owned)
    await records.put('deletion', id, { batch: newId(), closed: null }, { ...owned, dueAt: deletionAt })
    return { id, workspaceId, person }
  }

  /** Every line that names them, but for emptied envelopes; and the mail about it may still be on its way. */
  async function leftOf(id: string, workspaceId: string): Promise<Line[]> {
    const lines = (await app.stored()).filter(line => [id, workspaceId].some(it => JSON.stringify(line).includes(it)))
    return lines.filter(line => {
      if (line.of === 'log') return !emptied(line.values)
      return line.of !== 'scope' && !(line.of === 'record' && line.kind === 'mail')
    })
  }
})

/** Erased, or written by the deletion itself, which has nothing to say. */
const emptied = (values: { old: unknown; new: unknown }[] | null) =>
  values === null || values.every(value => value.old === null && value.new === null)
