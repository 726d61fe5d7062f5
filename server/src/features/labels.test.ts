import { newId } from '@cairn/contract/ids'
import type { Problem } from '@cairn/contract/problems'
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

test('a label is made, renamed, recoloured and listed', async () => {
  const label = await anna.api.labels.create({ name: ' home ' })
  expect(label).toMatchObject({ name: 'home', color: 'grey', version: 1, workspaceId: anna.me.personalWorkspaceId })
  const renamed = await anna.api.labels.update({ labelId: label.id, name: 'house', color: 'teal' })
  expect(renamed).toMatchObject({ name: 'house', color: 'teal', version: 2 })
  expect(await anna.api.labels.update({ labelId: label.id, name: 'house' })).toEqual(renamed)
  expect((await anna.api.labels.list({ limit: 100 })).items).toContainEqual(renamed)
})

test('labels are listed in the order they were made, page by page', async () => {
  const ben = await app.signUp()
  const made = []
  for (const name of ['c', 'a', 'b']) made.push(await ben.api.labels.create({ name }))
  const first = await ben.api.labels.list({ limit: 2 })
  const second = await ben.api.labels.list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items]).toEqual(made)
  expect(second.nextCursor).toBeNull()
})

test('deleting takes it out of the list; undo brings it back on every task that had it', async () => {
  const label = await anna.api.labels.create({ name: 'errand', color: 'red' })
  const tasks = await Promise.all(
    [1, 2, 3].map(n => anna.api.tasks.create({ title: `Errand ${n}`, labelIds: [label.id] })),
  )
  const batch = newId()
  await anna.api.labels.delete({ labelId: label.id }, { batch })
  expect((await anna.api.labels.list({ limit: 100 })).items.map(({ id }) => id)).not.toContain(label.id)
  expect(await refused(anna.api.labels.delete({ labelId: label.id }))).toMatchObject({ code: 'not-found' })
  // One of the tasks is written meanwhile: that must not cost it its label.
  await anna.api.tasks.update({ taskId: tasks[0]?.id ?? '', title: 'Errand one', labelIds: [label.id] })
  const { undone, kept } = await anna.api.activity.undoBatch({ batchId: batch })
  expect([undone.length, kept]).toEqual([1, []])
  expect((await anna.api.labels.list({ limit: 100 })).items).toContainEqual(
    expect.objectContaining({ id: label.id, name: 'errand', color: 'red' }),
  )
  for (const { id } of tasks) expect((await anna.api.tasks.get({ taskId: id })).labelIds).toEqual([label.id])
})

test('a task that is written while its new label is deleted has no label that was not there', async () => {
  for (let round = 0; round < 5; round++) {
    const label = await anna.api.labels.create({ name: 'fleeting' })
    const [made] = await Promise.all([
      anna.api.tasks.create({ title: 'x', labelIds: [label.id] }).then(
        () => 'made before',
        ({ code }: Problem) => code,
      ),
      anna.api.labels.delete({ labelId: label.id }),
    ])
    expect(['made before', 'invalid-request']).toContain(made)
  }
})
