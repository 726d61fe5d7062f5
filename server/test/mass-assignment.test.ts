import { operations } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import type { OperationSpec } from '@cairn/contract/operation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from './app.ts'
import { partsOf } from './parts.ts'
import { validInput, validInputs } from './valid.ts'

/** What rows, records and people have, and no request may set unless its operation says so. */
const PRIVILEGED: Record<string, unknown> = {
  scope: newId(),
  version: 99,
  seq: 99,
  createdBy: newId(),
  createdAt: '2020-01-01T00:00:00.000Z',
  updatedAt: '2020-01-01T00:00:00.000Z',
  trashedAt: null,
  personId: newId(),
  userId: newId(),
  actorId: newId(),
  ownerId: newId(),
  workspaceId: newId(),
  personalWorkspaceId: newId(),
  inboxId: newId(),
  usernameKey: 'admin',
  emailKey: 'admin@example.org',
  kind: 'inbox',
  role: 'owner',
  power: 'owner',
  operator: true,
  isAdmin: true,
  grant: null,
  verified: true,
  disabled: false,
  passwordHash: 'x',
  sealed: 'x',
  epoch: 0,
  constructor: { prototype: { operator: true } },
}

let app: TestApp
let anna: Person

beforeAll(async () => {
  const many = 1_000_000
  app = await startApp({ limits: { flowsPerAddress: many, mailsPerMailbox: many } })
  anna = await app.signUp()
  // So that there is something of everything that could be changed.
  await validInputs(app, anna)
})
afterAll(() => app.close())

/** The names that a body may have, over all its alternatives. */
function declared(spec: OperationSpec): Set<string> {
  const { def } = (spec.body ?? { def: {} }) as { def: { shape?: object; options?: { def: { shape?: object } }[] } }
  const shapes = [def.shape, ...(def.options ?? []).map(option => option.def.shape)]
  return new Set(shapes.flatMap(shape => Object.keys(shape ?? {})))
}

const writes = operations.filter(([, spec]) => spec.method !== 'GET')

describe('fields that are not one’s to set are refused, and nothing happens', () => {
  test.for(writes)('%s', async ([id, spec]) => {
    const input = (await validInput(app, anna, id)) as object
    const before = await everything()
    const { method, path, query, body, headers } = partsOf(spec, input, anna.token)
    const search = new URLSearchParams(query as Record<string, string>).toString()
    const known = declared(spec)
    for (const [name, value] of Object.entries({ ...PRIVILEGED, id: newId() })) {
      if (known.has(name)) continue
      const answer = await fetch(`${app.address}${path}?${search}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, [name]: value }),
      })
      const problem = (await answer.json()) as { code: string }
      expect([name, answer.status, problem.code]).toEqual(
        // JSON with a constructor in it is not even read.
        name === 'constructor' ? [name, 400, 'malformed-request'] : [name, 422, 'invalid-request'],
      )
    }
    expect(await everything()).toEqual(before)
  })
})

const everything = async () => (await app.stored()).filter(line => line.of !== 'record' || line.kind === 'password')
