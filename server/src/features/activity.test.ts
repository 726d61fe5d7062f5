import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { refused } from '../../test/refused.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

const history = async (taskId: string) => (await anna.api.activity.ofTask({ taskId, limit: 100 })).items

test('what happened to a task is told with old and new values, the newest first', async () => {
  const label = await anna.api.labels.create({ name: 'home' })
  const { id } = await anna.api.tasks.create({ title: 'Paint', priority: 'low' })
  await anna.api.tasks.update({ taskId: id, title: 'Paint the door', labelIds: [label.id] })
  await anna.api.tasks.update({ taskId: id, completed: true })
  await anna.api.tasks.delete({ taskId: id })
  await anna.api.tasks.restore({ taskId: id })
  const entries = await history(id)
  expect(entries.map(({ kind, old, new: now }) => [kind, old, now])).toEqual([
    ['task.restored', { title: 'Paint the door' }, {}],
    ['task.deleted', { title: 'Paint the door' }, {}],
    [
      'task.updated',
      { status: 'pending', completedAt: null },
      { status: 'completed', completedAt: expect.any(String) },
    ],
    ['task.updated', { title: 'Paint', labelIds: [] }, { title: 'Paint the door', labelIds: [label.id] }],
    [
      'task.created',
      null,
      { title: 'Paint', priority: 'low', status: 'pending', projectId: anna.me.inboxId, position: expect.any(String) },
    ],
  ])
  for (const entry of entries) {
    expect(entry).toMatchObject({ actorId: anna.me.id, subjectId: id, via: 'api', undoable: true })
    expect(entry.id).toBe(`${entry.scope}:${entry.seq}:0`)
  }
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).toSorted((a, b) => b - a))
})

test('moving a task up and down is quiet', async () => {
  const { id } = await anna.api.tasks.create({ title: 'Up and down' })
  for (const position of ['a0', 'a1', 'Zz']) await anna.api.tasks.update({ taskId: id, position })
  await anna.api.tasks.update({ taskId: id, position: 'a2', title: 'Said aloud' })
  expect((await history(id)).map(({ kind }) => kind)).toEqual(['task.updated', 'task.created'])
})

test('pages of a history follow each other without loss, quiet entries left out', async () => {
  const { id } = await anna.api.tasks.create({ title: 'Version 0' })
  for (let n = 1; n <= 6; n++) {
    await anna.api.tasks.update({ taskId: id, title: `Version ${n}` })
    await anna.api.tasks.update({ taskId: id, position: `a${n}` })
  }
  const titles: unknown[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await anna.api.activity.ofTask({ taskId: id, limit: 3, ...(cursor && { cursor }) })
    titles.push(...page.items.map(entry => entry.new?.['title']))
    more = page.nextCursor !== null
    cursor = page.nextCursor ?? undefined
  }
  expect(titles).toEqual([6, 5, 4, 3, 2, 1, 0].map(n => `Version ${n}`))
})

test('writes of one gesture share the batch that was given', async () => {
  const batch = newId()
  const { id } = await anna.api.tasks.create({ title: 'One' }, { batch })
  await anna.api.tasks.update({ taskId: id, priority: 'high' }, { batch })
  await anna.api.tasks.update({ taskId: id, priority: 'low' })
  const [last, second, first] = await history(id)
  expect([second?.batch, first?.batch]).toEqual([batch, batch])
  expect(last?.batch).not.toBe(batch)
})

test('the history of a task in the trash can still be read, that of somebody else’s cannot', async () => {
  const { id } = await anna.api.tasks.create({ title: 'Gone' })
  await anna.api.tasks.delete({ taskId: id })
  expect(await history(id)).toHaveLength(2)
  const ben = await app.signUp()
  expect(await refused(ben.api.activity.ofTask({ taskId: id }))).toMatchObject({ code: 'not-found' })
})

test('an entry tells of people by id only', async () => {
  const { id } = await anna.api.tasks.create({ title: 'Private' })
  const [entry] = await history(id)
  expect(JSON.stringify(entry)).not.toMatch(new RegExp(`${anna.name}|${anna.email}`))
})
