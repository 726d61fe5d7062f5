import { newId } from '@cairn/contract/ids'
import type { Task } from '@cairn/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

const get = (task: Task) => anna.api.tasks.get({ taskId: task.id })
const under = (parent: Task | undefined, title = 'Below') =>
  anna.api.tasks.create({ title, ...(parent && { parentId: parent.id }) })

/** Tasks one under the other, the topmost first. */
async function chain(length: number): Promise<Task[]> {
  const tasks: Task[] = []
  for (let n = 0; n < length; n++) tasks.push(await under(tasks.at(-1), `Level ${n + 1}`))
  return tasks
}

test('a subtask stands in the project of its parent', async () => {
  const project = await anna.api.projects.create({ name: 'House' })
  const parent = await anna.api.tasks.create({ title: 'Roof', projectId: project.id })
  expect(await under(parent)).toMatchObject({ parentId: parent.id, projectId: project.id })
  const elsewhere = { title: 'x', parentId: parent.id, projectId: anna.me.inboxId }
  expect(errorsOf(await refused(anna.api.tasks.create(elsewhere)))).toEqual({
    '/projectId': 'A subtask stands in the project of its parent.',
  })
})

test('subtasks follow their parent into another project', async () => {
  const project = await anna.api.projects.create({ name: 'Move here' })
  const [top, middle, bottom] = (await chain(3)) as [Task, Task, Task]
  await anna.api.tasks.update({ taskId: top.id, projectId: project.id })
  for (const task of [top, middle, bottom])
    expect(await get(task)).toMatchObject({ projectId: project.id, parentId: task.parentId })
})

test('a subtask that is sent to another project leaves its parent', async () => {
  const project = await anna.api.projects.create({ name: 'Alone' })
  const [, child] = (await chain(2)) as [Task, Task]
  expect(await anna.api.tasks.update({ taskId: child.id, projectId: project.id })).toMatchObject({
    projectId: project.id,
    parentId: null,
  })
})

test('a task goes under another with all that stands below it, and out again', async () => {
  const project = await anna.api.projects.create({ name: 'Target' })
  const target = await anna.api.tasks.create({ title: 'Target', projectId: project.id })
  const [top, below] = (await chain(2)) as [Task, Task]
  await anna.api.tasks.update({ taskId: top.id, parentId: target.id })
  expect(await get(below)).toMatchObject({ projectId: project.id, parentId: top.id })
  expect(await anna.api.tasks.update({ taskId: top.id, parentId: null })).toMatchObject({
    parentId: null,
    projectId: project.id,
  })
})

test('a task never stands under itself, however far below', async () => {
  const tasks = await chain(4)
  for (const below of tasks)
    expect(errorsOf(await refused(anna.api.tasks.update({ taskId: tasks[0]?.id ?? '', parentId: below.id })))).toEqual({
      '/parentId': 'A task cannot stand under itself.',
    })
})

test('two moves at once do not close a circle', async () => {
  for (let round = 0; round < 5; round++) {
    const ring = await Promise.all([1, 2, 3].map(n => under(undefined, `Ring ${n}`)))
    const moves = ring.map((task, n) =>
      anna.api.tasks.update({ taskId: task.id, parentId: ring[(n + 1) % 3]?.id ?? null }),
    )
    const outcomes = await Promise.allSettled(moves)
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(3)
    const parents = new Map((await Promise.all(ring.map(get))).map(({ id, parentId }) => [id, parentId]))
    for (const { id } of ring) {
      let steps = 0
      for (let at: string | null | undefined = id; at; at = parents.get(at)) steps++
      expect(steps).toBeLessThanOrEqual(3)
    }
  }
})

test('subtasks go ten levels deep, made or moved', async () => {
  const deepest = await chain(10)
  expect(errorsOf(await refused(under(deepest.at(-1))))).toEqual({ '/parentId': 'Subtasks go at most 10 levels deep.' })
  const three = await chain(3)
  const seventh = deepest[6] as Task
  const eighth = deepest[7] as Task
  const move = (parent: Task) => anna.api.tasks.update({ taskId: three[0]?.id ?? '', parentId: parent.id })
  expect(errorsOf(await refused(move(eighth)))).toEqual({ '/parentId': 'Subtasks go at most 10 levels deep.' })
  expect(await move(seventh)).toMatchObject({ parentId: seventh.id })
})

test('nothing is put into a project or under a task in the trash', async () => {
  const project = await anna.api.projects.create({ name: 'Gone' })
  const parent = await under(undefined)
  await anna.api.projects.delete({ projectId: project.id })
  await anna.api.tasks.delete({ taskId: parent.id })
  const inProject = await refused(anna.api.tasks.create({ title: 'x', projectId: project.id }))
  expect(errorsOf(inProject)).toEqual({ '/projectId': 'This project is in the trash.' })
  expect(errorsOf(await refused(under(parent)))).toEqual({ '/parentId': 'This task is in the trash.' })
  const task = await under(undefined)
  expect((await refused(anna.api.tasks.update({ taskId: task.id, parentId: parent.id }))).code).toBe('invalid-request')
  expect(await get(task)).toEqual(task)
})

test('a task made while its project is deleted is either refused or goes to the trash with it', async () => {
  for (let round = 0; round < 5; round++) {
    const project = await anna.api.projects.create({ name: 'Racing' })
    const [made] = await Promise.allSettled([
      anna.api.tasks.create({ title: 'Late', projectId: project.id }),
      anna.api.projects.delete({ projectId: project.id }),
    ])
    const { items } = await anna.api.tasks.list({ project: project.id })
    expect(items).toEqual([])
    if (made.status === 'fulfilled') expect((await get(made.value)).deletedAt).not.toBeNull()
  }
})

test('a parent or a project that is not there is not found', async () => {
  expect(await refused(anna.api.tasks.create({ title: 'x', parentId: newId() }))).toMatchObject({ reason: 'no-task' })
  expect(await refused(anna.api.tasks.create({ title: 'x', projectId: newId() }))).toMatchObject({
    reason: 'no-project',
  })
})
