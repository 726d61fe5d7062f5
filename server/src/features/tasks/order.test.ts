import { newId } from '@cairn/contract/ids'
import { positionsToMove } from '@cairn/contract/order'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test.each([
  ['between two that leave room', ['a1', 'a2', 'a3', 'a4']],
  ['between two that share a position', ['a1', 'a1', 'a1', 'a1']],
  ['between two whose keys have grown long', ['a1', `a1${'0'.repeat(60)}1`, `a1${'0'.repeat(60)}2`, 'a2']],
])('a task moves %s, all of its batch comes back, and nobody reads of it', async (_, positions) => {
  const anna = await app.signUp()
  for (const [n, position] of positions.entries())
    await anna.api.tasks.create({ id: newId(Date.now() + n), title: `${n}`, position })
  const before = await inbox(anna)
  expect(before.map(task => task.title)).toEqual(['0', '1', '2', '3'])

  const batch = newId()
  for (const { id, position } of positionsToMove(before, new Set([before[3]?.id ?? '']), 1))
    await anna.api.tasks.update({ taskId: id, position }, { batch })
  expect((await inbox(anna)).map(task => task.title)).toEqual(['0', '3', '1', '2'])
  expect((await anna.api.activity.list({ action: 'updated' })).items).toEqual([])

  const { kept } = await anna.api.activity.undoBatch({ batchId: batch })
  expect(kept).toEqual([])
  expect((await inbox(anna)).map(task => task.position)).toEqual(positions)
})

test('many tasks move as one: in one step, quietly, and all come back with one undo', async () => {
  const anna = await app.signUp()
  for (const [n, position] of ['a1', 'a2', 'a3', 'a4', 'a5'].entries())
    await anna.api.tasks.create({ id: newId(Date.now() + n), title: `${n}`, position })
  const before = await inbox(anna)
  const changes = positionsToMove(before, new Set(before.slice(2).map(({ id }) => id)), 0)
  const [taskIds, positions] = [changes.map(({ id }) => id), changes.map(({ position }) => position)]
  const batch = newId()
  const { items } = await anna.api.tasks.bulkUpdate({ taskIds, positions }, { batch })
  expect(items.map(({ position }) => position)).toEqual(positions)
  expect((await inbox(anna)).map(task => task.title)).toEqual(['2', '3', '4', '0', '1'])
  expect((await anna.api.activity.list({ action: 'updated' })).items).toEqual([])
  const entries = await app.services.store.log.ofBatch(anna.me.personalWorkspaceId, batch)
  expect(new Set(entries.map(({ kind, seq }) => `${kind} ${seq}`)).size).toBe(1)

  expect((await anna.api.activity.undoBatch({ batchId: batch })).kept).toEqual([])
  expect(await inbox(anna)).toMatchObject(before.map(({ id, position }) => ({ id, position })))
})

test('positions may go with other changes, and there is one for each task', async () => {
  const anna = await app.signUp()
  const [a, b] = [await anna.api.tasks.create({ title: 'a' }), await anna.api.tasks.create({ title: 'b' })]
  const below = await anna.api.tasks.create({ title: 'below b', parentId: b.id, position: 'a7' })
  const garden = await anna.api.projects.create({ name: 'Garden' })
  const both = { taskIds: [b.id, a.id], projectId: garden.id, positions: ['a1', 'a2'] }
  expect((await anna.api.tasks.bulkUpdate(both)).items).toMatchObject([{ position: 'a1' }, { position: 'a2' }])
  expect(await anna.api.tasks.get({ taskId: below.id })).toMatchObject({ projectId: garden.id, position: 'a7' })
  const oneMissing = anna.api.tasks.bulkUpdate({ taskIds: [a.id, b.id], positions: ['a1'] })
  expect(errorsOf(await refused(oneMissing))).toEqual({ '/positions': 'There must be one for each task.' })
})

const inbox = async ({ api, me }: Person) => (await api.tasks.list({ project: me.inboxId })).items
