import { operations, type OperationId } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import type { OperationSpec } from '@cairn/contract/operation'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from './app.ts'
import { furtherIds } from './further-ids.ts'
import { anybodysIds, cannotExistYet, expected, foreignIds, inPersonOnly, PRINCIPALS } from './matrix.expected.ts'
import { ask as send } from './parts.ts'
import { addKey, halfway } from './second-factors.ts'
import { validInput, validInputs } from './valid.ts'

/** Who proves a flow is let in, whoever they are: here, nobody can. */
const PROVED: Partial<Record<OperationId, object>> = {
  'auth.activate': { flow: 'nobody has begun this' },
  'auth.finishLogin': { login: 'nobody has begun this' },
  'auth.verifyReset': { flow: 'nobody has begun this' },
  'auth.verifyEmailChange': { flow: 'nobody has begun this' },
}

type Principal = (typeof PRINCIPALS)[number]

interface Asking {
  principal: Principal
  token: string | undefined
  due: number
}

let app: TestApp
let owner: Person
let stranger: Person
let tokens: Record<Principal, string | undefined>

beforeAll(async () => {
  const many = 1_000_000
  app = await startApp({ limits: { flowsPerAddress: many, mailsPerMailbox: many } })
  owner = await app.signUp('owner')
  stranger = await app.signUp('stranger')
  const { flow } = await app
    .client()
    .auth.register({ username: 'half', email: 'half@example.org', password: 'half a person' })
  const { token: ended = '' } = await app.client().auth.login({ identifier: 'owner', password: owner.password })
  await app.client(ended).auth.logout()
  const careful = await app.signUp('careful')
  await addKey(app, careful)
  tokens = {
    anonymous: undefined,
    'half-registered': flow,
    'half-logged-in': (await halfway(app, careful)).login,
    'ended session': ended,
    'tampered token': tampered(owner.token, stranger.token),
    stranger: stranger.token,
    'read-only token': await readOnlyToken(),
    owner: owner.token,
  }
})
// So that there is something of everything to hide, and to change.
beforeAll(() => validInputs(app, owner))
afterAll(() => app.close())

/** All of it can take longer than a proof of who they are holds. */
beforeEach(async () => {
  for (const { api, password } of [owner, stranger]) await api.auth.prove({ password })
})

describe('who may do what', () => {
  test.for(operations)('%s', async ([id, spec]) => {
    const input = { ...((await validInput(app, owner, id)) as object), ...PROVED[id] }
    for (const { refused, asking } of await inRuns(id)) {
      const before = refused && (await everything())
      for (const { principal, token, due } of asking) {
        const { status, text } = await ask(spec, input, token)
        expect(status, `${principal}: ${text}`).toBe(due)
        if (principal === 'stranger' && spec.session !== 'starts') expect(text).not.toMatch(ownersOwn())
      }
      if (before) expect(await everything(), `${namesOf(asking)} changed something`).toEqual(before)
    }
    // The owner's new password has ended it.
    if (id === 'users.changePassword') tokens['read-only token'] = await readOnlyToken()
  })
})

test('what a person must do themselves is refused to a token that may administer', async () => {
  await owner.api.auth.prove({ password: owner.password })
  const { token } = await owner.api.tokens.create({ name: 'Administers', scope: 'administer' })
  const inputs = await validInputs(app, owner)
  const before = await everything()
  for (const id of inPersonOnly) {
    const { status, text } = await ask(specOf(id), { ...(inputs[id] as object), ...PROVED[id] }, token)
    expect(status, `${id}: ${text}`).toBe(403)
  }
  expect(await everything()).toEqual(before)
  // Everything else that needs somebody is no matter of who they are: a token that reads nothing of it would be worthless.
  const others = operations.filter(([id, { method }]) => method === 'GET' && !inPersonOnly.includes(id))
  for (const [id, spec] of others) {
    const { status, text } = await ask(spec, inputs[id] as object, token)
    expect(status, `${id}: ${text}`).toBe(200)
  }
})

describe('ids of others beside ids of one’s own', () => {
  test('all that a request can name are tried', () => {
    const named = operations.flatMap(([id, spec]) => furtherIds(spec).map(field => `${id} ${field}`))
    const tried = foreignIds.map(([id, field]) => `${id} ${field}`)
    const open = named.filter(one => !anybodysIds.some(field => one.endsWith(` ${field}`)))
    expect(new Set(tried), 'foreignIds in matrix.expected.ts').toEqual(new Set(open))
  })

  test.for(foreignIds)('%s with a foreign %s', async ([id, field, status]) => {
    const spec = specOf(id)
    const [mine, theirs] = [await validInput(app, stranger, id), await rowsOf(owner)]
    const { dueFrom: _from, dueTo: _to, ...own } = mine as Record<string, unknown>
    const before = await everything()
    const foreign = await ask(spec, { ...own, [field]: theirs[field] }, stranger.token)
    const nothing = await ask(
      spec,
      { ...own, [field]: Array.isArray(theirs[field]) ? [newId()] : newId() },
      stranger.token,
    )
    expect(foreign.status, foreign.text).toBe(status)
    expect(sameButRequest(foreign.text)).toEqual(sameButRequest(nothing.text))
    expect(await everything()).toEqual(before)
  })
})

test('what is not theirs looks to a stranger like what is not there', async () => {
  const inputs = await validInputs(app, owner)
  for (const [id, spec] of operations) {
    const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    if (names.length === 0) continue
    const input = inputs[id] as Record<string, unknown>
    const invented = Object.fromEntries(names.map(name => [name, name === 'entryId' ? `${newId()}:1:0` : newId()]))
    const foreign = await ask(spec, input, stranger.token)
    const nothing = await ask(spec, { ...input, ...invented }, stranger.token)
    expect(foreign.status, id).toBe(404)
    expect(sameButRequest(foreign.text), id).toEqual(sameButRequest(nothing.text))
  }
})

test.for(Object.entries(cannotExistYet))('%s cannot exist yet', ([, words]) => {
  const makers = operations.filter(([id, spec]) => words.test([id, spec.path, ...(spec.writes ?? [])].join(' ')))
  expect(makers.map(([id]) => id)).toEqual([])
})

const ask = (spec: OperationSpec, input: object, token: string | undefined) => send(app.address, spec, input, token)

async function readOnlyToken() {
  return (await owner.api.tokens.create({ name: 'Reads', scope: 'read' })).token
}

/** In the order of the table; who is refused one after the other, together: what is there is looked at before them and after them. */
async function inRuns(id: OperationId) {
  const runs: { refused: boolean; asking: Asking[] }[] = []
  for (const [column, principal] of PRINCIPALS.entries()) {
    const due = expected[id][column] ?? 0
    const refused = due >= 400
    if (runs.at(-1)?.refused !== refused) runs.push({ refused, asking: [] })
    runs.at(-1)?.asking.push({ principal, due, token: await tokenOf(principal, id) })
  }
  return runs
}

const namesOf = (asking: Asking[]) => asking.map(({ principal }) => principal).join(' or ')

/**
 * Logging out ends the session that everything else is asked with: for that, a new one. Deleting an account ends everything else
 * that belongs to it: for that, somebody new.
 */
async function tokenOf(principal: Principal, id: OperationId) {
  if (principal !== 'owner' && principal !== 'stranger') return tokens[principal]
  if (id === 'users.delete') return (await app.signUp()).token
  if (id !== 'auth.logout') return tokens[principal]
  const { me } = principal === 'owner' ? owner : stranger
  return (await app.services.sessions.start(me.id, { keep: false, userAgent: '', address: '' })).token
}

/** The session of one with the signature of another. */
function tampered(one: string, other: string) {
  return [...one.split('.').slice(0, 2), other.split('.')[2]].join('.')
}

async function rowsOf({ api, me }: Person): Promise<Record<(typeof foreignIds)[number][1], unknown>> {
  const [project, label] = [await api.projects.create({ name: 'Theirs' }), await api.labels.create({ name: newId() })]
  const task = await api.tasks.create({ title: 'Theirs' })
  return {
    projectId: project.id,
    project: project.id,
    parentId: task.id,
    parent: task.id,
    task: task.id,
    into: label.id,
    labelIds: [label.id],
    addLabelIds: [label.id],
    taskIds: [task.id],
    workspaceIds: [me.personalWorkspaceId],
  }
}

/** Everything that tells of people's things and of who they are. Sessions and counters may move. */
async function everything(): Promise<unknown> {
  return (await app.stored()).filter(line => line.of !== 'record' || ['password', 'factors'].includes(line.kind))
}

const ownersOwn = () => new RegExp(`${owner.me.id}|${owner.me.personalWorkspaceId}|${owner.me.inboxId}`)

const specOf = (id: OperationId) => operations.find(([name]) => name === id)?.[1] as OperationSpec

function sameButRequest(text: string): unknown {
  return { ...(JSON.parse(text) as object), requestId: undefined }
}
