import type { Task } from '@cairn/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFewAtATime } from '../../../test/a-few-at-a-time.ts'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { refused } from '../../../test/refused.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

const get = (task: Task) => anna.api.tasks.get({ taskId: task.id })
const remove = (task: Task) => anna.api.tasks.delete({ taskId: task.id })
const restore = (task: Task) => anna.api.tasks.restore({ taskId: task.id })
const under = (parent: Task, title = 'Below') => anna.api.tasks.create({ title, parentId: parent.id })
const trashed = async (...tasks: Task[]) => (await Promise.all(tasks.map(get))).map(task => task.deletedAt !== null)

test('a deleted task is in the trash and nowhere else, and comes back as it was', async () => {
  const task = await anna.api.tasks.create({ title: 'Back soon', dueOn: '2026-12-01', priority: 'high' })
  const gone = await remove(task)
  expect(gone.deletedAt).not.toBeNull()
  const ids = async (query: object) => (await anna.api.tasks.list({ limit: 100, ...query })).items.map(({ id }) => id)
  expect(await ids({})).not.toContain(task.id)
  expect(await ids({ project: task.projectId })).not.toContain(task.id)
  expect(await ids({ dueFrom: '2026-12-01' })).not.toContain(task.id)
  expect(await ids({ trashed: 'true' })).toContain(task.id)
  const back = await restore(task)
  expect(back).toEqual({ ...task, version: 3, updatedAt: back.updatedAt })
  expect(await refused(restore(task))).toMatchObject({ code: 'forbidden', reason: 'not-in-trash' })
})

test('subtasks go along and come back along, those that were in the trash before stay there', async () => {
  const top = await anna.api.tasks.create({ title: 'Top' })
  const [kept, before] = [await under(top, 'Kept'), await under(top, 'Deleted before')]
  const deep = await under(kept, 'Deep')
  await remove(before)
  await remove(top)
  expect(await trashed(top, kept, deep, before)).toEqual([true, true, true, true])
  await restore(top)
  expect(await trashed(top, kept, deep, before)).toEqual([false, false, false, true])
  expect(await get(deep)).toMatchObject({ parentId: kept.id })
})

test('a subtask does not come back alone under a parent in the trash', async () => {
  const top = await anna.api.tasks.create({ title: 'Top' })
  const child = await under(top)
  await remove(top)
  expect(await refused(restore(child))).toMatchObject({ code: 'conflict', reason: 'parent-in-trash' })
  await restore(top)
  expect(await trashed(child)).toEqual([false])
})

test('a task does not come back into a project in the trash', async () => {
  const project = await anna.api.projects.create({ name: 'Gone' })
  const task = await anna.api.tasks.create({ title: 'x', projectId: project.id })
  await remove(task)
  await anna.api.projects.delete({ projectId: project.id })
  expect(await refused(restore(task))).toMatchObject({ code: 'conflict', reason: 'project-in-trash' })
})

test('a subtask that comes back stands where its parent has gone meanwhile', async () => {
  const project = await anna.api.projects.create({ name: 'New home' })
  const old = await anna.api.projects.create({ name: 'Old home' })
  const top = await anna.api.tasks.create({ title: 'Top', projectId: old.id })
  const child = await under(top)
  const deep = await under(child)
  await remove(child)
  await anna.api.tasks.update({ taskId: top.id, projectId: project.id })
  await anna.api.projects.delete({ projectId: old.id })
  expect(await restore(child)).toMatchObject({ projectId: project.id, parentId: top.id })
  expect(await get(deep)).toMatchObject({ projectId: project.id, deletedAt: null })
})

test('more subtasks than one commit takes go and come back', async () => {
  const top = await anna.api.tasks.create({ title: 'Wide' })
  const children = await aFewAtATime(Array.from({ length: 120 }), (_, n) => under(top, `Child ${n}`))
  await remove(top)
  expect(await trashed(top, ...children)).not.toContain(false)
  await restore(top)
  expect(await trashed(top, ...children)).not.toContain(true)
})

test('a few subtasks go in one commit: all or nothing', async () => {
  const top = await anna.api.tasks.create({ title: 'Few' })
  for (let n = 0; n < 5; n++) await under(top)
  const commits = async () => {
    const lines = (await app.stored()).filter(line => line.of === 'log')
    return lines.filter(({ scope }) => scope === anna.me.personalWorkspaceId).length
  }
  const before = await commits()
  await remove(top)
  expect(await commits()).toBe(before + 1)
  await restore(top)
  expect(await commits()).toBe(before + 2)
})

test('deleting while somebody edits leaves nothing that a restore does not bring back', async () => {
  const top = await anna.api.tasks.create({ title: 'Busy' })
  const children = await aFewAtATime(Array.from({ length: 60 }), () => under(top))
  let editing = true
  const editor = (async () => {
    for (let n = 0; editing; n++) await anna.api.tasks.update({ taskId: top.id, title: `Busy ${n}` }).catch(() => {})
  })()
  await remove(top).catch(() => {})
  editing = false
  await editor
  if ((await get(top)).deletedAt === null) await remove(top)
  await restore(top)
  expect(await trashed(top, ...children)).not.toContain(true)
})

test('a family that a crash left half in the trash goes there when it is deleted once more, and comes back whole', async () => {
  const top = await anna.api.tasks.create({ title: 'Cut off' })
  const children = await aFewAtATime(Array.from({ length: 50 }), () => under(top))
  const grandchild = await under(children[0]!)
  const { commit } = app.services.store
  let commits = 0
  app.services.store.commit = work => (++commits === 2 ? Promise.reject(new Error('cut off')) : commit(work))
  await expect(remove(top)).rejects.toMatchObject({ code: 'internal' })
  app.services.store.commit = commit
  expect((await get(top)).deletedAt).not.toBeNull()
  expect(await trashed(...children, grandchild)).toContain(false)

  await remove(top)
  expect(await trashed(top, ...children, grandchild)).not.toContain(false)
  await restore(top)
  expect(await trashed(top, ...children, grandchild)).not.toContain(true)
})
