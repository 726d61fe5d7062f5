import type { Activity } from '@cairn/contract/activity'
import type { InputOf } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { addDays, dateIn, startOfDay } from '@cairn/contract/dates'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { MINUTE } from '../../test/clock.ts'
import { errorsOf, refused } from '../../test/refused.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

type Question = InputOf<'activity.list'>

async function listed({ activity }: Person['api'], input: Question = {}): Promise<Activity[]> {
  const items: Activity[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await activity.list({ ...input, ...(cursor && { cursor }) })
    items.push(...page.items)
    more = page.nextCursor !== null
    cursor = page.nextCursor ?? undefined
  }
  return items
}

const kinds = async (api: Person['api'], input?: Question) => (await listed(api, input)).map(({ kind }) => kind)

test('everything that one reaches is told, the newest first, from the first day on', async () => {
  const { api } = await app.signUp()
  const project = await api.projects.create({ name: 'Garden' })
  const { id: taskId } = await api.tasks.create({ title: 'Rake', projectId: project.id })
  await api.tasks.update({ taskId, position: 'a0' })
  await api.labels.create({ name: 'home' })
  await api.users.update({ givenName: 'Anna' })
  await api.tasks.delete({ taskId })
  const told = ['task.deleted', 'person.updated', 'label.created', 'task.created', 'project.created']
  for (const limit of [2, 100]) expect((await kinds(api, { limit })).slice(0, 5)).toEqual(told)
  expect(new Set((await kinds(api)).slice(5))).toEqual(
    new Set(['person.registered', 'workspace.created', 'project.created']),
  )
})

test('a page is full, however much was moved up and down', async () => {
  const { api } = await app.signUp()
  const { id: taskId } = await api.tasks.create({ title: 'Version 0' })
  for (let n = 1; n <= 4; n++) {
    await api.tasks.update({ taskId, title: `Version ${n}` })
    await api.tasks.update({ taskId, position: `a${n}` })
    await api.tasks.update({ taskId, position: `a${n}V` })
  }
  expect((await api.activity.list({ limit: 5 })).items).toHaveLength(5)
  expect((await api.activity.ofTask({ taskId, limit: 4 })).items).toHaveLength(4)
})

test('past a batch of which one has seen enough', async () => {
  const { api } = await app.signUp()
  const batch = newId()
  await api.labels.create({ name: 'before' })
  for (const title of ['one', 'two', 'three']) await api.tasks.create({ title }, { batch })
  expect((await kinds(api, { except: batch })).slice(0, 1)).toEqual(['label.created'])
  const { items, nextCursor: cursor } = await api.activity.list({ limit: 2 })
  expect(items.map(({ kind }) => kind)).toEqual(['task.created', 'task.created'])
  const behind = await api.activity.list({ limit: 1, cursor: cursor ?? '', except: batch })
  expect(behind.items.map(({ kind }) => kind)).toEqual(['label.created'])
  expect((await kinds(api, { except: `${newId()},${newId()}` })).slice(0, 1)).toEqual(['task.created'])
  expect(errorsOf(await refused(api.activity.list({ except: 'nothing' })))).toHaveProperty('/except/0')
})

test('by task, by person, by action and by resource', async () => {
  const anna = await app.signUp()
  const { api } = anna
  const { id: taskId } = await api.tasks.create({ title: 'Mine' })
  const { id: labelId } = await api.labels.create({ name: 'home' })
  await api.tasks.update({ taskId, labelIds: [labelId] })
  await api.labels.update({ labelId, name: 'house' })
  await api.tasks.delete({ taskId })
  await api.tasks.restore({ taskId })
  expect(await kinds(api, { task: taskId })).toEqual(['task.restored', 'task.deleted', 'task.updated', 'task.created'])
  expect(await kinds(api, { resource: 'label' })).toEqual(['label.updated', 'label.created'])
  expect(await kinds(api, { action: 'updated', resource: 'label,task' })).toEqual(['label.updated', 'task.updated'])
  expect(await kinds(api, { action: 'deleted,restored' })).toEqual(['task.restored', 'task.deleted'])
  expect(await kinds(api, { action: 'created', resource: 'person' })).toEqual([])
  expect((await listed(api, { person: anna.me.id })).length).toBeGreaterThan(6)
  const ben = await app.signUp()
  expect(await kinds(api, { person: ben.me.id })).toEqual([])
  expect(errorsOf(await refused(api.activity.list({ action: 'eaten' })))).toHaveProperty('/action/0')
})

test('a project tells of itself and of what happened in it, also of what came and went', async () => {
  const { api } = await app.signUp()
  const [garden, house] = [await api.projects.create({ name: 'Garden' }), await api.projects.create({ name: 'House' })]
  const told = (project: { id: string }) => kinds(api, { project: project.id })
  const { id: taskId } = await api.tasks.create({ title: 'Rake', projectId: garden.id })
  const { id: childId } = await api.tasks.create({ title: 'Left', parentId: taskId })
  await api.tasks.update({ taskId, projectId: house.id })
  const [moved, made] = ['task.updated', 'task.created']
  expect(await told(garden)).toEqual([moved, moved, made, made, 'project.created'])
  expect(await told(house)).toEqual([moved, moved, 'project.created'])
  await api.tasks.addLabel({ taskId, label: 'home' })
  await api.tasks.bulkUpdate({ taskIds: [taskId, childId], priority: 'high' })
  await api.tasks.duplicate({ taskId: childId })
  await api.tasks.quickAdd({ text: 'Sweep', projectId: house.id })
  expect((await told(house)).slice(0, -3)).toEqual([made, made, moved, moved, moved])
  await api.projects.delete({ projectId: house.id })
  expect((await told(house)).filter(kind => kind.endsWith('deleted'))).toHaveLength(5)
  expect(await told(garden)).toHaveLength(5)
  expect(await kinds(api, { project: garden.id, task: childId })).toEqual([moved, made])
})

test('days are those of who reads', async () => {
  const anna = await app.signUp()
  const { token = '' } = await app.client().auth.login({ identifier: anna.name, password: anna.password, keep: true })
  const api = app.client(token)
  const today = dateIn(anna.me.timeZone, app.clock.ms())
  const tomorrow = addDays(today, 1)
  const midnight = Date.parse(startOfDay(tomorrow, anna.me.timeZone))
  app.clock.forward(midnight - MINUTE - app.clock.ms())
  await api.labels.create({ name: 'before midnight' })
  app.clock.forward(2 * MINUTE)
  await api.labels.create({ name: 'after midnight' })
  const names = async (input: Question) =>
    (await listed(api, { ...input, resource: 'label' })).map(entry => entry.new?.['name'])
  expect(await names({ from: today, to: today })).toEqual(['before midnight'])
  expect(await names({ from: tomorrow })).toEqual(['after midnight'])
  expect(await names({ to: tomorrow })).toEqual(['after midnight', 'before midnight'])
  expect((await api.activity.stats()).byDay.slice(-2)).toMatchObject([{ on: today }, { on: tomorrow, count: 1 }])
})

test('the figures say what the list says', async () => {
  const { api } = await app.signUp()
  const before = await api.activity.stats()
  const { id: taskId } = await api.tasks.create({ title: 'One' })
  await api.tasks.update({ taskId, title: 'Two' })
  await api.tasks.update({ taskId, position: 'a0' })
  await api.labels.create({ name: 'home' })
  const { total, byAction, byResource, byDay } = await api.activity.stats()
  expect(total).toBe((await listed(api)).length)
  expect(total).toBe(before.total + 3)
  expect(byAction).toEqual({ ...before.byAction, created: (before.byAction.created ?? 0) + 2, updated: 1 })
  expect(byResource).toMatchObject({ task: 2, label: 1 })
  expect(byDay).toHaveLength(30)
  expect(byDay.reduce((sum, { count }) => sum + count, 0)).toBe(total)
})

test('a stranger sees nothing of it, and a cursor is of one question', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const project = await anna.api.projects.create({ name: 'Hers' })
  const task = await anna.api.tasks.create({ title: 'Hers', projectId: project.id })
  expect(JSON.stringify(await listed(ben.api))).not.toMatch(new RegExp(`${anna.me.id}|Hers`))
  expect((await refused(ben.api.activity.list({ task: task.id }))).code).toBe('not-found')
  expect((await refused(ben.api.activity.list({ project: project.id }))).code).toBe('not-found')
  const { nextCursor } = await anna.api.activity.list({ limit: 1 })
  const cursor = nextCursor ?? ''
  expect((await refused(anna.api.activity.list({ limit: 1, cursor, resource: 'task' }))).reason).toBe('cursor')
  expect((await refused(ben.api.activity.list({ limit: 1, cursor }))).reason).toBe('cursor')
})

test('a token for a workspace reads of that, and not of who has it', async () => {
  const anna = await app.signUp()
  await anna.api.tasks.create({ title: 'Hers' })
  await anna.api.auth.prove({ password: anna.password })
  const reading = { name: 'Reads', scope: 'read' } as const
  const workspaceIds = [anna.me.personalWorkspaceId]
  const [all, only] = [
    await anna.api.tokens.create(reading),
    await anna.api.tokens.create({ ...reading, workspaceIds }),
  ]
  const resources = async (token: string) => new Set((await kinds(app.client(token))).map(kind => kind.split('.')[0]))
  expect(await resources(all.token)).toContain('person')
  expect(await resources(only.token)).toEqual(new Set(['task', 'project', 'workspace']))
  expect((await app.client(only.token).activity.stats()).byResource).toMatchObject({ person: 0, task: 1 })
})
