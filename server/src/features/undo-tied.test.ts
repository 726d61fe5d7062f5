import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { MINUTE } from '../../test/clock.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

const T1 = '2026-12-01T09:00:00.000Z'
const T2 = '2026-12-02T09:00:00.000Z'

test('a date does not come back over an instant that was set since', async () => {
  const { id: taskId } = await anna.api.tasks.create({ title: 'Dentist', dueOn: '2026-12-01' })
  const batch = newId()
  await anna.api.tasks.update({ taskId, dueAt: T1 }, { batch })
  await anna.api.tasks.update({ taskId, dueAt: T2 })

  const { undone, kept } = await anna.api.activity.undoBatch({ batchId: batch })
  expect(undone).toEqual([])
  expect(kept).toMatchObject([{ reason: 'changed-since' }])
  expect(kept[0]?.fields.toSorted()).toEqual(['dueAt', 'dueOn', 'timeZone'])
  expect(await anna.api.tasks.get({ taskId })).toMatchObject({ dueOn: null, dueAt: T2 })
})

test('a date that was cleared does not come back over an instant that was set since', async () => {
  const { id: taskId } = await anna.api.tasks.create({ title: 'Dentist', dueOn: '2026-12-01' })
  const batch = newId()
  await anna.api.tasks.update({ taskId, dueOn: null }, { batch })
  await anna.api.tasks.update({ taskId, dueAt: T2 })

  expect((await anna.api.activity.undoBatch({ batchId: batch })).undone).toEqual([])
  expect(await anna.api.tasks.get({ taskId })).toMatchObject({ dueOn: null, dueAt: T2 })
})

test('a family that moved to another project comes back whole, and nothing is said to be left', async () => {
  const { project, top, child } = await family()
  const batch = newId()
  await anna.api.tasks.update({ taskId: top.id, projectId: project.id }, { batch })
  expect(await placeOf(child.id)).toEqual({ projectId: project.id, parentId: top.id })

  const { kept } = await anna.api.activity.undoBatch({ batchId: batch })
  expect(kept).toEqual([])
  expect(await placeOf(child.id)).toEqual({ projectId: anna.me.inboxId, parentId: top.id })
})

test('what was completed anew since stays completed', async () => {
  const { id: taskId } = await anna.api.tasks.create({ title: 'Dentist' })
  const batch = newId()
  await anna.api.tasks.update({ taskId, completed: true }, { batch })
  await anna.api.tasks.update({ taskId, completed: false })
  app.clock.forward(MINUTE)
  const { completedAt } = await anna.api.tasks.update({ taskId, completed: true })

  const { undone, kept } = await anna.api.activity.undoBatch({ batchId: batch })
  expect(undone).toEqual([])
  expect(kept).toMatchObject([{ reason: 'changed-since' }])
  expect(await anna.api.tasks.get({ taskId })).toMatchObject({ completed: true, completedAt })
})

/** A task with a subtask, and a project to move to. */
async function family() {
  const project = await anna.api.projects.create({ name: 'Elsewhere' })
  const top = await anna.api.tasks.create({ title: 'Move house' })
  const child = await anna.api.tasks.create({ title: 'Pack', parentId: top.id })
  return { project, top, child }
}

async function placeOf(taskId: string) {
  const { projectId, parentId } = await anna.api.tasks.get({ taskId })
  return { projectId, parentId }
}
