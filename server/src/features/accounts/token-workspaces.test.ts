import { operations, type OperationId } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { isPublic } from '@cairn/contract/policy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { adding, aMember, aTask, aWorkspace } from '../../../test/factories.ts'
import { ask } from '../../../test/parts.ts'
import { refused } from '../../../test/refused.ts'
import { validInputs } from '../../../test/valid.ts'

/* A token for the office alone, of somebody who has a life as well. Each operation asks for its own workspaces anew. */

let app: TestApp
let anna: Person
let token: string
let office: string
let inputs: Awaited<ReturnType<typeof validInputs>>

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp('anna')
  const workspace = aWorkspace()
  office = workspace.id
  const member = aMember({ scope: office, id: anna.me.id, role: 'owner' })
  const task = aTask({ scope: office, title: 'Water the tree of the office' })
  for (const commit of [adding('workspaces', workspace), adding('members', member), adding('tasks', task)])
    await app.services.store.commit(commit)
  inputs = await validInputs(app, anna)
  token = (await anna.api.tokens.create({ name: 'At work', scope: 'administer', workspaceIds: [office] })).token
})
afterAll(() => app.close())

/** What answers whoever asks, with what is theirs: the person behind the token, and nothing out of the other workspace. */
const LISTS: OperationId[] = [
  'users.me',
  'projects.list',
  'labels.list',
  'tasks.list',
  'tasks.stats',
  'activity.list',
  'activity.stats',
]

test.for(operations.filter(([id]) => !isPublic(id) && !LISTS.includes(id)))(
  '%s is refused where the rows are in another workspace, and changes nothing',
  async ([id, spec]) => {
    const input = inputs[id] as object
    const before = await everything()
    const { status, text } = await ask(app.address, spec, input, token)
    expect([403, 404], text).toContain(status)
    for (const row of idsIn(input)) expect(text).not.toContain(row)
    expect(await everything()).toEqual(before)
  },
)

test('lists, searches and histories have only what is in the token’s own workspaces', async () => {
  const api = app.client(token)
  expect(await api.projects.list()).toMatchObject({ items: [] })
  expect(await api.labels.list()).toMatchObject({ items: [] })
  const office = { items: [{ title: 'Water the tree of the office' }], nextCursor: null }
  for (const query of [{}, { q: 'tree' }, { search: 'tree' }, { sort: 'title' as const }])
    expect(await api.tasks.list(query)).toMatchObject(office)
  await anna.api.tasks.create({ title: 'Pay the rent', dueOn: '2026-11-21' })
  for (const query of [{ trashed: 'true' as const }, { q: 'rent' }, { dueFrom: '2000-01-01' }]) {
    expect((await anna.api.tasks.list(query)).items, 'there was nothing to hide').not.toEqual([])
    expect((await api.tasks.list(query)).items).toEqual([])
  }
  const named = [{ project: inputs['tasks.get'].taskId }, { parent: inputs['tasks.get'].taskId }]
  for (const query of named) expect((await refused(api.tasks.list(query))).code).toBe('not-found')
  expect((await api.activity.list()).items).toEqual([])
  expect((await api.activity.list({ person: anna.me.id })).items).toEqual([])
  expect((await refused(api.activity.list({ task: inputs['tasks.get'].taskId }))).code).toBe('not-found')
})

test('figures count only that', async () => {
  const api = app.client(token)
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)
  expect(sum((await api.tasks.stats()).byStatus)).toBe(1)
  expect(sum((await anna.api.tasks.stats()).byStatus)).toBeGreaterThan(1)
  expect((await api.activity.stats()).total).toBe(0)
  expect((await anna.api.activity.stats()).total).toBeGreaterThan(0)
})

test('within them it does what its person may', async () => {
  const api = app.client(token)
  const [task] = (await api.tasks.list()).items
  const taskId = task?.id ?? ''
  const batch = newId()
  expect(await api.tasks.bulkUpdate({ taskIds: [taskId], priority: 'high' }, { batch })).toMatchObject({
    items: [{ priority: 'high' }],
  })
  expect(await api.tasks.addLabel({ taskId, label: 'green' })).toMatchObject({ workspaceId: office })
  expect(await api.activity.undoBatch({ batchId: batch })).toMatchObject({ kept: [] })
  expect(await api.tasks.get({ taskId })).toMatchObject({ priority: 'none' })
  expect((await api.activity.ofTask({ taskId })).items.length).toBeGreaterThan(1)
})

const idsIn = (input: object) => (JSON.stringify(input).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []).map(String)

/** Sessions and counters may move. */
const everything = async () => (await app.stored()).filter(line => line.of !== 'record' || line.kind === 'password')
