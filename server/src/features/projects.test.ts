import { newId } from '@cairn/contract/ids'
import type { Project } from '@cairn/contract/projects'
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

const taskIn = ({ id }: Project, title = 'x') => anna.api.tasks.create({ title, projectId: id })
const living = async ({ id }: Project) => (await anna.api.tasks.list({ project: id, limit: 100 })).items

test('a project is made, renamed, recoloured and moved', async () => {
  const id = newId()
  const project = await anna.api.projects.create({ id, name: ' Garden ', color: 'green' })
  expect(project).toMatchObject({ id, kind: 'project', name: 'Garden', color: 'green', version: 1, deletedAt: null })
  const changed = await anna.api.projects.update({ projectId: id, name: 'Yard', color: 'teal', position: 'a0' })
  expect(changed).toMatchObject({ name: 'Yard', color: 'teal', position: 'a0', version: 2 })
  expect(await anna.api.projects.get({ projectId: id })).toEqual(changed)
  expect(await refused(anna.api.projects.create({ id, name: 'Again' }))).toMatchObject({ reason: 'id-taken' })
})

test('the inbox comes first, the others by position, page by page', async () => {
  const ben = await app.signUp()
  const [c, a, b] = [
    await ben.api.projects.create({ name: 'c' }),
    await ben.api.projects.create({ name: 'a' }),
    await ben.api.projects.create({ name: 'b' }),
  ]
  await ben.api.projects.update({ projectId: c.id, position: `${b.position}V` })
  const first = await ben.api.projects.list({ limit: 2 })
  const second = await ben.api.projects.list({ limit: 2, cursor: first.nextCursor ?? '' })
  const ids = [...first.items, ...second.items].map(({ id }) => id)
  expect(ids).toEqual([ben.me.inboxId, a.id, b.id, c.id])
  expect(second.nextCursor).toBeNull()
})

test('the inbox stays as it is', async () => {
  const projectId = anna.me.inboxId
  const touched = [
    anna.api.projects.update({ projectId, name: 'Mine' }),
    anna.api.projects.update({ projectId, position: 'a0' }),
    anna.api.projects.delete({ projectId }),
  ]
  for (const problem of await Promise.all(touched.map(refused)))
    expect(problem).toMatchObject({ code: 'forbidden', reason: 'is-inbox' })
  expect(await anna.api.projects.get({ projectId })).toMatchObject({ kind: 'inbox', name: 'Inbox', version: 1 })
})

test('deleting a project takes its tasks along, restoring brings exactly those back', async () => {
  const project = await anna.api.projects.create({ name: 'Trip' })
  const [pack, book] = [await taskIn(project, 'Pack'), await taskIn(project, 'Book')]
  const below = await anna.api.tasks.create({ title: 'Shoes', parentId: pack.id })
  const before = await taskIn(project, 'Deleted before')
  await anna.api.tasks.delete({ taskId: before.id })

  const gone = await anna.api.projects.delete({ projectId: project.id })
  expect(gone.deletedAt).not.toBeNull()
  expect(await living(project)).toEqual([])
  expect((await anna.api.projects.list({ limit: 100 })).items.map(({ id }) => id)).not.toContain(project.id)
  const trash = await anna.api.projects.list({ limit: 100, trashed: 'true' })
  expect(trash.items.map(({ id }) => id)).toContain(project.id)
  expect(await refused(anna.api.projects.update({ projectId: project.id, name: 'x' }))).toMatchObject({
    code: 'forbidden',
    reason: 'in-trash',
  })

  expect(await anna.api.projects.restore({ projectId: project.id })).toMatchObject({ deletedAt: null, version: 3 })
  expect((await living(project)).map(({ id }) => id).toSorted()).toEqual([pack.id, book.id, below.id].toSorted())
  expect((await anna.api.tasks.get({ taskId: before.id })).deletedAt).not.toBeNull()
  expect(await refused(anna.api.projects.restore({ projectId: project.id }))).toMatchObject({ reason: 'not-in-trash' })
})

test('more tasks than one commit takes go along, come back, and are undone as one', async () => {
  const project = await anna.api.projects.create({ name: 'Large' })
  const titles = Array.from({ length: 130 }, (_, n) => `Task ${n}`)
  await Promise.all(titles.map(title => taskIn(project, title)))
  const batch = newId()
  await anna.api.projects.delete({ projectId: project.id }, { batch })
  expect(await living(project)).toEqual([])
  const { undone, kept } = await anna.api.activity.undoBatch({ batchId: batch })
  expect([undone.length, kept]).toEqual([131, []])
  const tasks = (await app.rows('tasks')).filter(task => task.projectId === project.id)
  expect(tasks.filter(task => !task.deletedAt)).toHaveLength(130)
})
