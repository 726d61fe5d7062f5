import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFewAtATime } from '../../test/a-few-at-a-time.ts'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { errorsOf, refused } from '../../test/refused.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

const aLabel = async (name: string = newId()) => (await anna.api.labels.create({ name })).id
const aTask = async (fields: object) => (await anna.api.tasks.create({ title: 'x', ...fields })).id
const labelsOf = async (taskId: string) => (await anna.api.tasks.get({ taskId })).labelIds
const names = async () => (await anna.api.labels.list({ limit: 100 })).items.map(({ name }) => name)
const merge = (labelId: string, into: string, batch = newId()) => anna.api.labels.merge({ labelId, into }, { batch })
const undo = (batchId: string) => anna.api.activity.undoBatch({ batchId })

async function cutOffAt(step: number, act: () => Promise<unknown>) {
  const { commit } = app.services.store
  let commits = 0
  app.services.store.commit = work => (++commits === step ? Promise.reject(new Error('cut off')) : commit(work))
  await expect(act()).rejects.toMatchObject({ code: 'internal' })
  app.services.store.commit = commit
}

test('open, completed and in the trash: what had the label has the other in its place, once, and the label is gone', async () => {
  const [from, into, other] = [await aLabel('errnad'), await aLabel('errand'), await aLabel()]
  const open = await aTask({ labelIds: [from, other] })
  const done = await aTask({ labelIds: [into, from], completed: true })
  const gone = await aTask({ labelIds: [from] })
  const without = await aTask({ labelIds: [other] })
  await anna.api.tasks.delete({ taskId: gone })
  expect(await merge(from, into)).toMatchObject({ id: into, name: 'errand' })
  expect(await Promise.all([open, done, gone, without].map(labelsOf))).toEqual([[into, other], [into], [into], [other]])
  expect(await names()).not.toContain('errnad')
  const { byLabel } = await anna.api.tasks.stats()
  expect([byLabel[into], byLabel[from]]).toEqual([{ open: 1, total: 2 }, undefined])
  expect(await anna.api.tasks.get({ taskId: without })).toMatchObject({ version: 1 })
})

test('one undo brings the label back under its id, on every task, in the trash too; one redo merges again', async () => {
  const [from, into] = [await aLabel('chore'), await aLabel('housework')]
  const tasks = [await aTask({ labelIds: [from] }), await aTask({ labelIds: [from, into] })]
  const gone = await aTask({ labelIds: [from] })
  await anna.api.tasks.delete({ taskId: gone })
  const batch = newId()
  await merge(from, into, batch)
  const undone = await undo(batch)
  expect([undone.undone.length, undone.kept]).toEqual([4, []])
  expect(await Promise.all([...tasks, gone].map(labelsOf))).toEqual([[from], [from, into], [from]])
  expect(await names()).toContain('chore')
  expect((await undo(undone.batch)).kept).toEqual([])
  expect(await Promise.all([...tasks, gone].map(labelsOf))).toEqual([[into], [into], [into]])
  expect(await names()).not.toContain('chore')
})

test('what somebody has changed since stays as it is and is reported', async () => {
  const [from, into, third] = [await aLabel(), await aLabel(), await aLabel()]
  const [touched, left] = [await aTask({ labelIds: [from] }), await aTask({ labelIds: [from] })]
  const batch = newId()
  await merge(from, into, batch)
  await anna.api.tasks.update({ taskId: touched, labelIds: [third] })
  const { kept } = await undo(batch)
  expect(kept).toMatchObject([{ fields: ['labelIds'], reason: 'changed-since' }])
  expect([await labelsOf(touched), await labelsOf(left)]).toEqual([[third], [from]])
})

test('a full task stays full', async () => {
  const [from, into, ...rest] = await Promise.all(Array.from({ length: 21 }, () => aLabel()))
  const task = await aTask({ labelIds: [from, ...rest] })
  await merge(from!, into!)
  expect(await labelsOf(task)).toEqual([into, ...rest])
})

test('more tasks than one commit takes are one batch, and one undo', async () => {
  const [from, into] = [await aLabel(), await aLabel()]
  const tasks = await aFewAtATime(Array.from({ length: 100 }), () => aTask({ labelIds: [from] }))
  const batch = newId()
  await merge(from, into, batch)
  expect(new Set((await Promise.all(tasks.map(labelsOf))).flat())).toEqual(new Set([into]))
  const { undone, kept } = await undo(batch)
  expect([undone.length, kept]).toEqual([101, []])
  expect(new Set((await Promise.all(tasks.map(labelsOf))).flat())).toEqual(new Set([from]))
})

test('what a crash cut off is finished by asking again, under the same key and in the same batch', async () => {
  const [from, into] = [await aLabel(), await aLabel()]
  const tasks = await aFewAtATime(Array.from({ length: 60 }), () => aTask({ labelIds: [from] }))
  const options = { batch: newId(), idempotencyKey: newId() }
  const ask = () => anna.api.labels.merge({ labelId: from, into }, options)
  await cutOffAt(2, ask)
  expect(new Set((await Promise.all(tasks.map(labelsOf))).flat())).toEqual(new Set([from, into]))
  const merged = await ask()
  expect(merged).toMatchObject({ id: into })
  expect(new Set((await Promise.all(tasks.map(labelsOf))).flat())).toEqual(new Set([into]))
  expect(await ask()).toEqual(merged)
  const { undone, kept } = await undo(options.batch)
  expect([undone.length, kept]).toEqual([61, []])
})

test('whoever puts the label on at that moment has it merged, or is refused', async () => {
  for (let round = 0; round < 5; round++) {
    const [from, into] = [await aLabel(), await aLabel()]
    const task = await aTask({})
    await Promise.all([merge(from, into), anna.api.tasks.update({ taskId: task, labelIds: [from] }).catch(() => {})])
    expect([[], [into]]).toContainEqual(await labelsOf(task))
  }
})

test('a label is merged into another one that is there', async () => {
  const [from, gone] = [await aLabel(), await aLabel()]
  await anna.api.labels.delete({ labelId: gone })
  expect(errorsOf(await refused(merge(from, from)))).toHaveProperty('/into')
  expect(errorsOf(await refused(merge(from, newId())))).toEqual({ '/into': 'There is no such label.' })
  expect(await refused(merge(gone, from))).toMatchObject({ code: 'not-found', reason: 'no-label' })
  expect(await names()).toContain(
    (await anna.api.labels.list({ limit: 100 })).items.find(({ id }) => id === from)?.name,
  )
})

test('a merge that is based on another state of the label is refused', async () => {
  const [from, into] = [await aLabel(), await aLabel()]
  await anna.api.labels.update({ labelId: from, color: 'red' })
  const call = anna.api.labels.merge({ labelId: from, into }, { ifMatch: 1 })
  expect((await refused(call)).code).toBe('version-conflict')
})
