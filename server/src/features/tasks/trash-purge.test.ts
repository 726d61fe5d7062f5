import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../test/app.ts'
import { giveBelongings } from '../../../test/belongings.ts'
import { DAY, HOUR, MINUTE } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'
import { CommitConflict } from '../../ports/commit.ts'
import { purger } from '../../work/purger.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** What the worker does when its time has come. */
async function empty() {
  const failures: string[] = []
  const log = { info: () => {}, warn: (_: object, message: string) => failures.push(message) }
  await purger(app.services, log).once()
  expect(failures).toEqual([])
}

/** Signed in anew: a month is longer than a session. */
async function somebody() {
  const person = await app.signUp()
  const api = async () => {
    const { token } = await app.client().auth.login({ identifier: person.name, password: person.password })
    return app.client(token)
  }
  return { ...person, later: api }
}

test('the trash keeps for thirty days what was put there, and then nobody can bring it back', async () => {
  const anna = await somebody()
  const garden = await anna.api.projects.create({ name: 'Garden' })
  const rake = await anna.api.tasks.create({ title: 'Rake', projectId: garden.id })
  const kept = await anna.api.tasks.create({ title: 'Kept' })
  const parent = await anna.api.tasks.create({ title: 'Parent' })
  const child = await anna.api.tasks.create({ title: 'Child', parentId: parent.id })
  await anna.api.tasks.delete({ taskId: parent.id })
  await anna.api.projects.delete({ projectId: garden.id })

  app.clock.forward(29 * DAY)
  await empty()
  const after29 = await anna.later()
  expect((await after29.tasks.list({ trashed: 'true' })).items).toHaveLength(3)
  const late = await after29.tasks.create({ title: 'Late' })
  await after29.tasks.delete({ taskId: late.id })

  app.clock.forward(DAY - HOUR)
  await empty()
  const lastHour = await anna.later()
  expect((await lastHour.tasks.list({ trashed: 'true' })).items).toHaveLength(4)

  app.clock.forward(HOUR + MINUTE)
  await empty()
  const after30 = await anna.later()
  expect((await after30.tasks.list({ trashed: 'true' })).items).toMatchObject([{ id: late.id }])
  expect((await after30.projects.list({ trashed: 'true' })).items).toEqual([])
  for (const { id: taskId } of [rake, parent, child])
    expect((await refused(after30.tasks.restore({ taskId }))).code).toBe('not-found')
  expect(await after30.tasks.get({ taskId: kept.id })).toMatchObject({ title: 'Kept' })

  // Its own thirty days, and not as many after those of the others.
  app.clock.forward(29 * DAY)
  await empty()
  expect((await (await anna.later()).tasks.list({ trashed: 'true' })).items).toEqual([])
})

test('what was restored in time stays, and goes by its own time when it is deleted again', async () => {
  const anna = await somebody()
  const task = await anna.api.tasks.create({ title: 'Back and forth' })
  await anna.api.tasks.bulkUpdate({ taskIds: [task.id], deleted: true })
  await anna.api.tasks.restore({ taskId: task.id })
  app.clock.forward(20 * DAY)
  await (await anna.later()).tasks.delete({ taskId: task.id })
  app.clock.forward(15 * DAY)
  await empty()
  expect((await (await anna.later()).tasks.restore({ taskId: task.id })).deletedAt).toBe(null)
})

test('whatever hangs on a task or a project goes with it for good', async () => {
  const anna = await somebody()
  await giveBelongings(app, anna)
  const { items: tasks } = await anna.api.tasks.list({ limit: 100 })
  const projects = (await anna.api.projects.list()).items.filter(({ kind }) => kind === 'project')
  const trashed = [
    ...(await anna.api.tasks.list({ trashed: 'true' })).items,
    ...(await anna.api.projects.list({ trashed: 'true' })).items,
  ]
  for (const { id: taskId } of tasks.filter(({ parentId }) => parentId === null))
    await anna.api.tasks.delete({ taskId })
  for (const { id: projectId } of projects) await anna.api.projects.delete({ projectId })
  const ids = [...tasks, ...projects, ...trashed].map(({ id }) => id)
  // The log keeps what happened; an answer that is remembered for whoever asks again expires.
  const naming = async () => {
    const now = new Date(app.clock.ms()).toISOString()
    const lines = (await app.stored()).filter(line => line.of !== 'log' && line.of !== 'scope')
    const alive = lines.filter(line => !('expiresAt' in line) || line.expiresAt === null || line.expiresAt > now)
    return alive.filter(line => ids.some(id => JSON.stringify(line).includes(id)))
  }
  expect((await naming()).length).toBeGreaterThanOrEqual(ids.length)
  app.clock.forward(31 * DAY)
  await empty()
  expect(await naming()).toEqual([])
})

test('what somebody held on to when its time had come goes at the next look, not with what was deleted later', async () => {
  const anna = await somebody()
  const old = await anna.api.tasks.create({ title: 'Old' })
  await anna.api.tasks.delete({ taskId: old.id })
  app.clock.forward(20 * DAY)
  const young = await (await anna.later()).tasks.create({ title: 'Young' })
  await (await anna.later()).tasks.delete({ taskId: young.id })

  app.clock.forward(10 * DAY + MINUTE)
  const { store } = app.services
  const { commit } = store
  store.commit = work => (work.via === 'purge' ? Promise.reject(new CommitConflict('version')) : commit(work))
  await empty()
  store.commit = commit
  expect((await (await anna.later()).tasks.list({ trashed: 'true' })).items).toHaveLength(2)

  app.clock.forward(HOUR)
  await empty()
  expect((await (await anna.later()).tasks.list({ trashed: 'true' })).items).toMatchObject([{ id: young.id }])
})
