import { newId } from '@cairn/contract/ids'
import { normalized } from '@cairn/contract/names'
import type { Problem } from '@cairn/contract/problems'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { aCommit, aLabel } from '../../test/factories.ts'
import { refused } from '../../test/refused.ts'
import { put } from '../ports/commit.ts'

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

describe('a name is that of one label', () => {
  const taken = { code: 'conflict', reason: 'label-name-taken', status: 409 }
  const namedSo = async ({ api }: Person, name: string) =>
    (await api.labels.list({ limit: 100 })).items.filter(one => normalized(one.name) === normalized(name))

  test('whatever its case and width, made or renamed; the same one may be written in another way', async () => {
    const ben = await app.signUp()
    const money = await ben.api.labels.create({ name: 'money' })
    const rent = await ben.api.labels.create({ name: 'rent' })
    for (const name of ['Money', ' MONEY ', '\uff2doney']) {
      expect(await refused(ben.api.labels.create({ name }))).toMatchObject(taken)
      expect(await refused(ben.api.labels.update({ labelId: rent.id, name }))).toMatchObject(taken)
    }
    expect(await ben.api.labels.update({ labelId: money.id, name: 'Money' })).toMatchObject({ name: 'Money' })
    expect(await ben.api.labels.update({ labelId: rent.id, color: 'red' })).toMatchObject({ name: 'rent' })
    // Of another person, nobody here knows.
    await anna.api.labels.create({ name: 'money' })
  })

  test('however many take it at the same moment, whatever way', async () => {
    const ben = await app.signUp()
    const tasks = await Promise.all([1, 2, 3].map(n => ben.api.tasks.create({ title: `Task ${n}` })))
    const other = await ben.api.labels.create({ name: 'other' })
    await Promise.allSettled([
      ...['call', 'Call', 'CALL'].map(name => ben.api.labels.create({ name })),
      ben.api.labels.update({ labelId: other.id, name: 'call' }),
      ...tasks.map(({ id }) => ben.api.tasks.addLabel({ taskId: id, label: 'call' })),
      ben.api.tasks.quickAdd({ text: 'Ring Tom #call' }),
    ])
    expect(await namedSo(ben, 'call')).toHaveLength(1)
  })

  test('many different names at the same moment are all made', async () => {
    const ben = await app.signUp()
    const names = Array.from({ length: 20 }, (_, i) => `label ${i}`)
    await Promise.all(names.map(name => ben.api.labels.create({ name })))
    await Promise.all(names.map(name => ben.api.tasks.quickAdd({ text: `Do #${name.replace('label ', 'fresh')}` })))
    expect((await ben.api.labels.list({ limit: 100 })).items).toHaveLength(40)
  })

  test('a label that is taken back does not take the name of one that came after it', async () => {
    const ben = await app.signUp()
    const label = await ben.api.labels.create({ name: 'garage' })
    const batch = newId()
    await ben.api.labels.delete({ labelId: label.id }, { batch })
    await ben.api.labels.create({ name: 'Garage' })
    const { undone, kept } = await ben.api.activity.undoBatch({ batchId: batch })
    expect(undone).toEqual([])
    expect(kept).toMatchObject([{ detail: expect.stringContaining('“Garage” already. Rename it') }])
    expect(await namedSo(ben, 'garage')).toHaveLength(1)
  })

  test('doubles that were there before go on as two, and are merged and taken back', async () => {
    const ben = await app.signUp()
    const first = await ben.api.labels.create({ name: 'home' })
    const double = aLabel({ scope: ben.me.personalWorkspaceId, name: 'Home', updatedAt: first.updatedAt })
    await app.services.store.commit(
      aCommit([{ scope: double.scope, changes: [put('labels', double, { expect: 'absent' })], entries: [] }]),
    )
    const task = await ben.api.tasks.create({ title: 'Sweep', labelIds: [double.id] })
    expect(await ben.api.labels.update({ labelId: double.id, color: 'red' })).toMatchObject({ name: 'Home' })
    const batch = newId()
    await ben.api.labels.merge({ labelId: double.id, into: first.id }, { batch })
    expect((await ben.api.tasks.get({ taskId: task.id })).labelIds).toEqual([first.id])
    expect(await ben.api.activity.undoBatch({ batchId: batch })).toMatchObject({ kept: [] })
    expect((await ben.api.tasks.get({ taskId: task.id })).labelIds).toEqual([double.id])
    expect(await namedSo(ben, 'home')).toHaveLength(2)
  })
})
