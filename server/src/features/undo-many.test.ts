import { newId } from '@cairn/contract/ids'
import { standsAsBefore, takeBackAll } from '@cairn/contract/take-back'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { refused } from '../../test/refused.ts'
import { CommitConflict } from '../ports/commit.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

const undo = (batchId: string) => anna.api.activity.undoBatch({ batchId })

test('a change of many is taken back in about as many commits as it took', async () => {
  const tasks = await many(100)
  for (const write of [{ priority: 'high' }, { deleted: true }] as const) {
    const batch = newId()
    const commits = commitsOf()
    await anna.api.tasks.bulkUpdate({ taskIds: tasks.map(({ id }) => id), ...write }, { batch })
    const made = commits.take()
    const { undone, kept } = await undo(batch)
    expect([undone.length, kept]).toEqual([100, []])
    expect(commits.take()).toBeLessThanOrEqual(made + 1)
  }
  for (const task of tasks)
    expect(await anna.api.tasks.get({ taskId: task.id })).toMatchObject({ priority: 'none', deletedAt: null })
}, 60_000)

test('somebody’s change in that very moment keeps one of many, and only that one', async () => {
  const tasks = await many(5)
  const [first] = tasks
  const batch = newId()
  await anna.api.tasks.bulkUpdate({ taskIds: tasks.map(({ id }) => id), priority: 'high' }, { batch })
  const { commit } = app.services.store
  const spy = vi.spyOn(app.services.store, 'commit').mockImplementationOnce(async () => {
    await anna.api.tasks.update({ taskId: first?.id ?? '', priority: 'low' })
    throw new CommitConflict('version')
  })
  spy.mockImplementation(commit)
  onTestFinished(() => spy.mockRestore())
  const { undone, kept } = await undo(batch)
  expect([undone.length, kept.map(({ reason }) => reason)]).toEqual([4, ['changed-since']])
  for (const { id } of tasks)
    expect((await anna.api.tasks.get({ taskId: id })).priority).toBe(id === first?.id ? 'low' : 'none')
})

test('what came back with its project counts as taken back; once more there is nothing to do, and that is said', async () => {
  const project = await anna.api.projects.create({ name: 'Garden' })
  for (const title of ['Sow', 'Weed', 'Reap']) await anna.api.tasks.create({ title, projectId: project.id })
  const batch = newId()
  await anna.api.projects.delete({ projectId: project.id }, { batch })
  const all = await undo(batch)
  expect([all.undone.length, all.asBefore, all.kept]).toEqual([4, [], []])
  const before = await app.stored()
  const again = await takeBackAll(anna.api, batch, { batch: newId(), part: 2 })
  expect([again.undone, again.asBefore.length, standsAsBefore(again)]).toEqual([[], 4, true])
  expect(logged(await app.stored())).toBe(logged(before))
})

test('a deed of thousands is told by its number, of everything that one did and others can see', async () => {
  const batch = newId()
  const project = await anna.api.projects.create({ name: 'Field' }, { batch })
  const tasks = (await anna.api.tasks.quickAdd({ text: 'Sow\nWeed\nReap', projectId: project.id }, { batch })).items
  await anna.api.tasks.update({ taskId: tasks[0]?.id ?? '', position: 'a5' }, { batch })
  await anna.api.tasks.update({ taskId: tasks[0]?.id ?? '', title: 'Sow the field' }, { batch })
  const deed = await anna.api.activity.batch({ batchId: batch })
  expect(deed).toEqual({
    entries: 6,
    kinds: [
      { kind: 'project.created', things: 1 },
      { kind: 'task.created', things: 3 },
      { kind: 'task.updated', things: 1 },
    ],
  })
  expect(await anna.api.activity.batch({ batchId: batch, person: anna.me.id })).toEqual(deed)
  const ben = await app.signUp()
  for (const input of [{ batchId: batch }, { batchId: batch, person: anna.me.id }])
    expect(await refused(ben.api.activity.batch(input))).toMatchObject({ code: 'not-found', reason: 'no-batch' })
})

const logged = (lines: Awaited<ReturnType<TestApp['stored']>>) =>
  lines.filter(line => line.of === 'log' && line.entries.length > 0).length

async function many(count: number) {
  const text = Array.from({ length: count }, (_, n) => `Task ${n}`).join('\n')
  return (await anna.api.tasks.quickAdd({ text })).items
}

/** Counts commits from here on, or from the last time. */
function commitsOf() {
  const spy = vi.spyOn(app.services.store, 'commit')
  onTestFinished(() => spy.mockRestore())
  return {
    take() {
      const count = spy.mock.calls.length
      spy.mockClear()
      return count
    },
  }
}
