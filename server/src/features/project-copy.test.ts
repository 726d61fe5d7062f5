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

const aProject = (fields: object = {}) => anna.api.projects.create({ name: 'Move house', color: 'teal', ...fields })
const aTask = (fields: object) => anna.api.tasks.create({ title: 'x', ...fields })
const tasksIn = async (project: string) => (await anna.api.tasks.list({ project, limit: 100 })).items

test('a copy has the open tasks and their open subtasks, in their order, and nothing else', async () => {
  const project = await aProject()
  const [label, gone] = [await anna.api.labels.create({ name: 'box' }), await anna.api.labels.create({ name: 'gone' })]
  const pack = await aTask({
    title: 'Pack',
    projectId: project.id,
    description: 'All of it',
    priority: 'high',
    dueOn: '2026-12-01',
    labelIds: [label.id, gone.id],
  })
  await aTask({ title: 'Books', parentId: pack.id, status: 'in_progress' })
  await aTask({ title: 'Shoes', parentId: pack.id, completed: true })
  const done = await aTask({ title: 'Sign', projectId: project.id })
  await aTask({ title: 'Read it again', parentId: done.id })
  await anna.api.tasks.update({ taskId: done.id, completed: true })
  const trashed = await aTask({ title: 'Sell the sofa', projectId: project.id })
  await anna.api.tasks.delete({ taskId: trashed.id })
  await anna.api.labels.delete({ labelId: gone.id })

  const id = newId()
  const copy = await anna.api.projects.duplicate({ projectId: project.id, id })
  expect(copy).toMatchObject({ id, name: 'Move house (copy)', color: 'teal', kind: 'project', version: 1 })
  expect(copy.position > project.position).toBe(true)
  const copies = await tasksIn(id)
  const packed = copies.find(({ title }) => title === 'Pack')
  expect(copies.map(({ title, parentId }) => [title, parentId]).toSorted()).toEqual([
    ['Books', packed?.id],
    ['Pack', null],
    ['Read it again', null],
  ])
  expect(packed).toMatchObject({
    description: 'All of it',
    priority: 'high',
    dueOn: '2026-12-01',
    labelIds: [label.id],
    position: pack.position,
    status: 'pending',
    version: 1,
  })
  expect(await tasksIn(project.id)).toHaveLength(5)
})

test('one undo takes the copy back, one redo brings it again', async () => {
  const project = await aProject()
  await aTask({ projectId: project.id })
  const batch = newId()
  const copy = await anna.api.projects.duplicate({ projectId: project.id, name: 'Next year' }, { batch })
  expect(copy.name).toBe('Next year')
  const undone = await anna.api.activity.undoBatch({ batchId: batch })
  expect(undone.kept).toEqual([])
  expect((await anna.api.projects.get({ projectId: copy.id })).deletedAt).not.toBeNull()
  expect(await tasksIn(copy.id)).toEqual([])
  await anna.api.activity.undoBatch({ batchId: undone.batch })
  expect(await tasksIn(copy.id)).toHaveLength(1)
})

test('many tasks, and long ones, go in steps of one batch', async () => {
  const project = await aProject()
  const long = { projectId: project.id, description: 'x'.repeat(12_000) }
  for (let n = 0; n < 60; n += 10) await Promise.all(Array.from({ length: 10 }, () => aTask(long)))
  const batch = newId()
  const copy = await anna.api.projects.duplicate({ projectId: project.id }, { batch })
  expect(await tasksIn(copy.id)).toHaveLength(60)
  expect((await anna.api.activity.undoBatch({ batchId: batch })).undone).toHaveLength(61)
  expect(await tasksIn(copy.id)).toEqual([])
})

test('the longest name still has room for what makes it another', async () => {
  const project = await aProject({ name: 'x'.repeat(120) })
  const { name } = await anna.api.projects.duplicate({ projectId: project.id })
  expect([name.length, name.endsWith('x (copy)')]).toEqual([120, true])
})

test('neither the inbox nor what is in the trash is copied', async () => {
  const project = await aProject()
  await anna.api.projects.delete({ projectId: project.id })
  const copy = (projectId: string) => refused(anna.api.projects.duplicate({ projectId }))
  expect((await copy(project.id)).reason).toBe('in-trash')
  expect((await copy(anna.me.inboxId)).reason).toBe('is-inbox')
})
