import type { Entry } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import { takeBackAll } from '@cairn/contract/take-back'
import type { Task } from '@cairn/contract/tasks'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
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

const undo = (batchId: string) => anna.api.activity.undoBatch({ batchId })
const get = (task: Pick<Task, 'id'>) => anna.api.tasks.get({ taskId: task.id })
const aTask = (fields: object = {}) => anna.api.tasks.create({ title: 'Before', ...fields })

test('one entry of the history is taken back by its id', async () => {
  const task = await aTask()
  await anna.api.tasks.update({ taskId: task.id, title: 'After' })
  const [entry] = (await anna.api.activity.ofTask({ taskId: task.id })).items
  expect(await anna.api.activity.undo({ entryId: entry?.id ?? '' })).toMatchObject({ undone: [entry?.id], kept: [] })
  expect((await get(task)).title).toBe('Before')
  const [newest] = (await anna.api.activity.ofTask({ taskId: task.id })).items
  expect(newest).toMatchObject({ via: 'undo', old: { title: 'After' }, new: { title: 'Before' } })
})

test('a field that was changed since is kept and reported, the others go back', async () => {
  const task = await aTask({ priority: 'low' })
  const batch = newId()
  await anna.api.tasks.update({ taskId: task.id, title: 'Mine', priority: 'high' }, { batch })
  await anna.api.tasks.update({ taskId: task.id, title: 'Changed since' })
  const { undone, kept } = await undo(batch)
  expect(undone).toHaveLength(1)
  expect(kept).toEqual([
    { entryId: undone[0], fields: ['title'], reason: 'changed-since', detail: 'It was changed since.' },
  ])
  expect(await get(task)).toMatchObject({ title: 'Changed since', priority: 'low' })
})

test('nothing is written when everything was changed since', async () => {
  const task = await aTask()
  const batch = newId()
  await anna.api.tasks.update({ taskId: task.id, title: 'Mine' }, { batch })
  const now = await anna.api.tasks.update({ taskId: task.id, title: 'Changed since' })
  const { undone, kept } = await undo(batch)
  expect([undone, kept[0]?.reason]).toEqual([[], 'changed-since'])
  expect(await get(task)).toEqual(now)
})

test('taking back twice does nothing more', async () => {
  const task = await aTask()
  const batch = newId()
  await anna.api.tasks.update({ taskId: task.id, title: 'After' }, { batch })
  await undo(batch)
  const once = await get(task)
  expect((await undo(batch)).kept).toEqual([])
  expect(await get(task)).toEqual(once)
})

test('a batch is taken back from its end', async () => {
  const batch = newId()
  const task = await aTask()
  for (const title of ['One', 'Two', 'Three']) await anna.api.tasks.update({ taskId: task.id, title }, { batch })
  const { undone, kept } = await undo(batch)
  expect([undone.length, kept]).toEqual([3, []])
  expect((await get(task)).title).toBe('Before')
})

test('an undo under the very batch that it takes back gets one of its own, so that it can be taken back too', async () => {
  const task = await anna.api.tasks.create({ title: 'Before' })
  const batch = newId()
  await anna.api.tasks.update({ taskId: task.id, title: 'After' }, { batch })
  const { batch: inverse } = await anna.api.activity.undoBatch({ batchId: batch }, { batch })
  expect(inverse).not.toBe(batch)
  expect(await anna.api.tasks.get({ taskId: task.id })).toMatchObject({ title: 'Before' })
  expect((await undo(inverse)).kept).toEqual([])
  expect(await anna.api.tasks.get({ taskId: task.id })).toMatchObject({ title: 'After' })
})

test('what cannot come back now is reported with the reason', async () => {
  const project = await anna.api.projects.create({ name: 'Goes' })
  const task = await aTask({ projectId: project.id })
  const batch = newId()
  await anna.api.tasks.delete({ taskId: task.id }, { batch })
  await anna.api.projects.delete({ projectId: project.id })
  expect(await undo(batch)).toMatchObject({ undone: [], kept: [{ reason: 'project-in-trash' }] })
})

test('nobody takes back what somebody else did, nor what nobody did', async () => {
  const batch = newId()
  const task = await aTask()
  await anna.api.tasks.update({ taskId: task.id, title: 'Mine' }, { batch })
  const [entry] = (await anna.api.activity.ofTask({ taskId: task.id })).items
  const ben = await app.signUp()
  expect(await refused(ben.api.activity.undoBatch({ batchId: batch }))).toMatchObject({ code: 'not-found' })
  expect(await refused(ben.api.activity.undo({ entryId: entry?.id ?? '' }))).toMatchObject({ code: 'not-found' })
  expect(await refused(undo(newId()))).toMatchObject({ code: 'not-found', reason: 'no-batch' })
  expect((await get(task)).title).toBe('Mine')
})

test('the name of somebody else’s batch on one’s own writes takes back nothing of theirs', async () => {
  const batch = newId()
  const task = await aTask()
  await anna.api.tasks.update({ taskId: task.id, title: 'Mine' }, { batch })
  const ben = await app.signUp()
  await ben.api.tasks.create({ title: 'His' }, { batch })
  expect((await ben.api.activity.undoBatch({ batchId: batch })).undone).toHaveLength(1)
  expect((await get(task)).title).toBe('Mine')
})

test('a registration cannot be undone', async () => {
  const ben = await app.signUp()
  const entryId = `${ben.me.personalWorkspaceId}:1:0`
  expect(await ben.api.activity.undo({ entryId })).toMatchObject({ undone: [], kept: [{ reason: 'cannot-be-undone' }] })
})

test('a large batch is taken back a part at a time, whatever waits for a later part, and the parts are one undo', async () => {
  const steps = Array.from({ length: 55 }, (_, n) => `  Step ${n}`)
  const [parent = { id: '' }] = (await anna.api.tasks.quickAdd({ text: ['Move', ...steps].join('\n') })).items
  const batch = newId()
  // In two commits, the parent in the first: what is taken back first has to wait for it.
  await anna.api.tasks.delete({ taskId: parent.id }, { batch })
  const living = async () => {
    const family = (await app.rows('tasks')).filter(task => task.id === parent.id || task.parentId === parent.id)
    return family.filter(task => task.deletedAt === null).length
  }
  expect(await living()).toBe(0)

  const seen: number[] = []
  const inverse = newId()
  const progress = (done: number, total: number) => seen.push(done, total)
  const parts = await takeBackAll(anna.api, batch, { batch: inverse, part: 10, progress })
  expect([parts.undone.length, parts.kept]).toEqual([56, []])
  expect(seen).toEqual([0, 20, 30, 40, 50, 56].flatMap(done => [done, 56]))
  expect(await living()).toBe(56)
  expect((await undo(inverse)).undone).toHaveLength(56)
  expect(await living()).toBe(0)
}, 60_000)

test('a part of an undo goes on only where one ended', async () => {
  const batch = newId()
  const task = await aTask()
  for (const title of ['One', 'Two']) await anna.api.tasks.update({ taskId: task.id, title }, { batch })
  const first = await anna.api.activity.undoBatch({ batchId: batch, limit: 1 })
  expect(first).toMatchObject({ kept: [], left: 1, next: expect.any(String) })
  expect((await get(task)).title).toBe('One')
  for (const next of ['-1', '1;2', 'x'])
    expect(errorsOf(await refused(anna.api.activity.undoBatch({ batchId: batch, next })))).toHaveProperty('/next')
  for (const place of ['0.0', '0.0,.1.0-0', `0.0,${newId()}.1.0-9`, `0.5.${anna.me.personalWorkspaceId}.1.0`])
    expect(await anna.api.activity.undoBatch({ batchId: batch, next: place })).toMatchObject({
      undone: [],
      kept: [],
      left: 0,
      next: null,
    })
  const last = await anna.api.activity.undoBatch({ batchId: batch, limit: 1, next: first.next ?? '' })
  expect(last).toMatchObject({ kept: [], left: 0, next: null })
  expect((await get(task)).title).toBe('Before')
})

test('labels come back before what had them, also where a part ends among them', async () => {
  const labels = await aFewAtATime(['one', 'two', 'three'], name =>
    anna.api.labels.create({ name: `${name} ${newId()}` }),
  )
  const tasks = await aFewAtATime(labels, ({ id }) => aTask({ labelIds: [id] }))
  const batch = newId()
  for (const [n, { id: labelId }] of labels.entries()) {
    await anna.api.labels.delete({ labelId }, { batch })
    await anna.api.tasks.update({ taskId: tasks[n]?.id ?? '', labelIds: [], priority: 'high' }, { batch })
  }
  const seen: number[] = []
  const { kept } = await takeBackAll(anna.api, batch, { batch: newId(), part: 2, progress: done => seen.push(done) })
  expect(kept).toEqual([])
  expect(seen.at(-1)).toBe((await app.services.store.log.ofBatch(anna.me.personalWorkspaceId, batch)).length)
  for (const [n, { id }] of labels.entries())
    expect(await get(tasks[n] ?? { id: '' })).toMatchObject({ labelIds: [id], priority: 'none' })
})

test('an import of three hundred tasks goes with one undo, and comes back with another', async () => {
  const batch = newId()
  const project = await anna.api.projects.create({ name: 'Import' }, { batch })
  const made = await aFewAtATime(Array.from({ length: 299 }), (_, n) => imported(`Task ${n}`, project.id, batch))
  const inverse = newId()
  const read = commitsRead()
  const { undone, kept } = await takeBackAll(anna.api, batch, { batch: inverse })
  expect([undone.length, kept]).toEqual([300, []])
  // Once to count, and then with each part about as many as it takes: read anew for each, it would be 3,600.
  expect(read()).toBeLessThan(300 + 2 * 300 + 12 * 4)
  const living = async () => {
    const tasks = (await app.rows('tasks')).filter(task => task.projectId === project.id)
    return tasks.filter(task => !task.deletedAt).length
  }
  expect(await living()).toBe(0)
  expect((await takeBackAll(anna.api, inverse, { batch: newId() })).kept).toEqual([])
  expect(await living()).toBe(made.length)
}, 180_000)

/** Counts the commits of batches that the store is asked for from here on. */
function commitsRead(): () => number {
  const { log } = app.services.store
  const reads = [vi.spyOn(log, 'ofBatch'), vi.spyOn(log, 'batchBack'), vi.spyOn(log, 'at')]
  onTestFinished(() => reads.forEach(read => read.mockRestore()))
  const entries = () => reads.flatMap(read => read.mock.settledResults.map(({ value }) => value as Entry[]))
  return () => entries().reduce((sum, answer) => sum + new Set(answer.map(({ seq }) => seq)).size, 0)
}

const imported = (title: string, projectId: string, batch: string) =>
  anna.api.tasks.create({ title, projectId }, { batch })
