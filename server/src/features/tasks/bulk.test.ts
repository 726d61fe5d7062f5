import type { InputOf } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFewAtATime } from '../../../test/a-few-at-a-time.ts'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const made = ({ api }: Person, ...titles: string[]) =>
  Promise.all(titles.map(title => api.tasks.create({ title }).then(({ id }) => id)))

async function change({ api }: Person, input: InputOf<'tasks.bulkUpdate'>, batch?: string) {
  return (await api.tasks.bulkUpdate(input, batch ? { batch } : {})).items
}

async function commitsOfChange(anna: Person, input: InputOf<'tasks.bulkUpdate'>): Promise<number> {
  await change(anna, input)
  const { rows } = await app.services.store.log.ofScope(anna.me.personalWorkspaceId, { limit: 500 })
  return new Set(rows.filter(entry => entry.batch === rows.at(-1)?.batch).map(({ seq }) => seq)).size
}

test('many tasks change at once, in one log item, and come back with one undo', async () => {
  const anna = await app.signUp()
  const taskIds = await made(anna, 'a', 'b', 'c')
  const batch = newId()
  const items = await change(anna, { taskIds, priority: 'high', completed: true }, batch)
  expect(items).toMatchObject(taskIds.map(id => ({ id, priority: 'high', status: 'completed' })))
  const seqs = await Promise.all(
    taskIds.map(async taskId => (await anna.api.activity.ofTask({ taskId })).items[0]?.seq),
  )
  expect(new Set(seqs).size).toBe(1)
  expect((await anna.api.activity.undoBatch({ batchId: batch })).undone).toHaveLength(3)
  const open = await anna.api.tasks.list({ status: 'pending', priority: 'none' })
  expect(open.items).toHaveLength(3)
})

test('one that is refused refuses all', async () => {
  const [anna, ben] = [await app.signUp(), await app.signUp()]
  const [mine = ''] = await made(anna, 'mine')
  const [theirs = ''] = await made(ben, 'theirs')
  const missing = await refused(change(anna, { taskIds: [mine, theirs, newId()], priority: 'low' }))
  expect(missing).toMatchObject({ code: 'not-found', reason: 'no-task' })
  expect(Object.keys(errorsOf(missing))).toEqual(['/taskIds/1', '/taskIds/2'])
  const [living = ''] = await made(ben, 'living')
  await ben.api.tasks.delete({ taskId: theirs })
  const inTrash = await refused(change(ben, { taskIds: [living, theirs], priority: 'low' }))
  expect(inTrash).toMatchObject({ code: 'forbidden', reason: 'in-trash' })
  expect(errorsOf(inTrash)).toEqual({ '/taskIds/1': inTrash.message })
  expect(await anna.api.tasks.get({ taskId: mine })).toMatchObject({ priority: 'none', version: 1 })
})

test('labels are added and taken away, and nothing is written where nothing changes', async () => {
  const anna = await app.signUp()
  const [home, work] = [await anna.api.labels.create({ name: 'home' }), await anna.api.labels.create({ name: 'work' })]
  const plain = await anna.api.tasks.create({ title: 'plain' })
  const homely = await anna.api.tasks.create({ title: 'homely', labelIds: [home.id] })
  const both = { taskIds: [plain.id, homely.id], addLabelIds: [work.id], removeLabelIds: [home.id] }
  expect(await change(anna, both)).toMatchObject([
    { labelIds: [work.id], version: 2 },
    { labelIds: [work.id], version: 2 },
  ])
  expect(await change(anna, both)).toMatchObject([{ version: 2 }, { version: 2 }])
  const unknown = refused(change(anna, { taskIds: [plain.id], addLabelIds: [newId()] }))
  expect(errorsOf(await unknown)).toEqual({ '/addLabelIds/0': 'There is no such label.' })
})

test('moved together, a subtask stays below its parent; moved alone, it leaves it', async () => {
  const anna = await app.signUp()
  const garden = await anna.api.projects.create({ name: 'Garden' })
  const parent = await anna.api.tasks.create({ title: 'parent' })
  const child = await anna.api.tasks.create({ title: 'child', parentId: parent.id })
  const grandchild = await anna.api.tasks.create({ title: 'grandchild', parentId: child.id })
  await change(anna, { taskIds: [child.id], projectId: garden.id })
  expect(await anna.api.tasks.get({ taskId: child.id })).toMatchObject({ projectId: garden.id, parentId: null })
  expect(await anna.api.tasks.get({ taskId: grandchild.id })).toMatchObject({
    projectId: garden.id,
    parentId: child.id,
  })
  await change(anna, { taskIds: [grandchild.id, child.id], projectId: anna.me.inboxId })
  expect(await anna.api.tasks.get({ taskId: grandchild.id })).toMatchObject({ parentId: child.id })
})

test('they go to the trash with what stands below them, and undo brings all back', async () => {
  const anna = await app.signUp()
  const [a = '', b = ''] = await made(anna, 'a', 'b')
  await anna.api.tasks.create({ title: 'below a', parentId: a })
  const batch = newId()
  expect(await change(anna, { taskIds: [a, b], deleted: true }, batch)).toMatchObject([
    { deletedAt: expect.any(String) },
    { deletedAt: expect.any(String) },
  ])
  expect((await anna.api.tasks.list()).items).toEqual([])
  await anna.api.activity.undoBatch({ batchId: batch })
  expect((await anna.api.tasks.list()).items).toHaveLength(3)
})

test('more than fit into one commit go in steps of one batch', async () => {
  const anna = await app.signUp()
  const lines = Array.from({ length: 95 }, (_, i) => `Task ${i}`).join('\n')
  const taskIds = (await anna.api.tasks.quickAdd({ text: lines })).items.map(({ id }) => id)
  const batch = newId()
  expect(await change(anna, { taskIds, priority: 'low' }, batch)).toHaveLength(95)
  expect((await anna.api.tasks.stats()).byPriority).toMatchObject({ low: 95, none: 0 })
  expect((await anna.api.activity.undoBatch({ batchId: batch })).undone).toHaveLength(95)
  expect((await anna.api.tasks.stats()).byPriority).toMatchObject({ low: 0, none: 95 })
})

test('tasks of many projects go in smaller steps, since each of them has its history too', async () => {
  const anna = await app.signUp()
  const projects = await aFewAtATime(Array.from({ length: 40 }), (_, i) =>
    anna.api.projects.create({ name: `Project ${i}` }),
  )
  const tasks = await aFewAtATime(projects, ({ id: projectId }) => anna.api.tasks.create({ title: 't', projectId }))
  const commitsOf = (input: Omit<InputOf<'tasks.bulkUpdate'>, 'taskIds'>, count: number) =>
    commitsOfChange(anna, { taskIds: tasks.slice(0, count).map(({ id }) => id), ...input })
  expect(await commitsOf({ priority: 'high' }, 25)).toBe(1)
  expect(await commitsOf({ priority: 'low' }, 40)).toBe(2)
  expect(await commitsOf({ projectId: anna.me.inboxId }, 25)).toBe(1)
  expect(await commitsOf({ projectId: projects[39]?.id ?? '' }, 40)).toBe(2)
  // All of one project by now.
  expect(await commitsOf({ priority: 'urgent' }, 40)).toBe(1)
})

test('what a change relies on takes room in a commit beside what it changes', async () => {
  const anna = await app.signUp()
  const names = ['a', 'b', 'c', 'd', 'e']
  const projects = await Promise.all(names.map(name => anna.api.projects.create({ name })))
  const labels = await Promise.all(names.map(name => anna.api.labels.create({ name })))
  const [to, ...from] = projects.map(({ id }) => id)
  const commitsFrom = async (some: string[]) => {
    const places = Array.from({ length: 40 }, (_, i) => some[i % some.length] ?? '')
    const tasks = await aFewAtATime(places, projectId => anna.api.tasks.create({ title: 't', projectId }))
    const move = { projectId: to ?? '', addLabelIds: labels.map(({ id }) => id) }
    return commitsOfChange(anna, { taskIds: tasks.map(({ id }) => id), ...move })
  }
  // 40 rows and their histories, those of four projects, and that the new one and five labels are there still: 90.
  expect(await commitsFrom(from.slice(1))).toBe(1)
  expect(await commitsFrom(from)).toBe(2)
})

test('what cannot be meant is refused at its place', async () => {
  const anna = await app.signUp()
  const [a = ''] = await made(anna, 'a')
  for (const [input, pointer] of [
    [{ taskIds: [] }, '/taskIds'],
    [{ taskIds: [a, a] }, '/taskIds'],
    [{ taskIds: [a], status: 'pending', completed: true }, '/completed'],
    [{ taskIds: [a], dueOn: '2026-11-21', dueAt: '2026-11-21T09:00:00Z' }, '/dueAt'],
    [{ taskIds: [a], title: 'all the same' }, '/title'],
  ] as const)
    expect(Object.keys(errorsOf(await refused(change(anna, input as never))))).toEqual([pointer])
})

test('what stands below many is asked for a few at a time, a level after the other', async () => {
  const anna = await app.signUp()
  const tops = await aFewAtATime(Array.from({ length: 40 }), (_, n) => anna.api.tasks.create({ title: `Top ${n}` }))
  const [top] = tops
  const child = await anna.api.tasks.create({ title: 'Child', parentId: top!.id })
  const deep = await anna.api.tasks.create({ title: 'Deep', parentId: child.id })
  const { tasks } = app.services.store
  const { listByParent } = tasks
  let [asking, most] = [0, 0]
  tasks.listByParent = async (...asked) => {
    most = Math.max(most, ++asking)
    return listByParent(...asked).finally(() => asking--)
  }
  await anna.api.tasks.bulkUpdate({ taskIds: tops.map(({ id }) => id), deleted: true })
  tasks.listByParent = listByParent
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(8)
  for (const { id: taskId } of [child, deep]) expect((await anna.api.tasks.get({ taskId })).deletedAt).not.toBeNull()
})
