import { newId } from '@cairn/contract/ids'
import { positionsToMove } from '@cairn/contract/order'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'

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

const inbox = async ({ api, me }: Person) => (await api.tasks.list({ project: me.inboxId })).items
