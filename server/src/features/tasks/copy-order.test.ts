import { sorts } from '@cairn/contract/choices'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../../test/app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { cut } from '../../../test/in-steps.ts'

/** Copies are made at one moment, and often alike in everything that a list is sorted by. */

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** More of them than a commit takes, each a moment after the one before, and every third below another. */
async function aGarden({ api }: Person) {
  const project = await api.projects.create({ name: 'Garden' })
  const ids: string[] = []
  for (let n = 0; n < 44; n++) {
    app.clock.forward(1000)
    const place = n % 3 === 2 ? { parentId: ids[n - 2]! } : { projectId: project.id }
    const priority = n % 2 === 0 ? 'high' : 'none'
    const id = newId(app.clock.ms())
    ids.push(id)
    await api.tasks.create({ id, title: `Step ${n % 5}`, description: `${n}`, priority, ...place })
  }
  return { project, ids }
}

async function told({ api }: Person, project: string, sorted: { sort?: (typeof sorts)[number]; order?: 'desc' } = {}) {
  const { items } = await api.tasks.list({ project, limit: 100, ...sorted })
  return items.map(({ description }) => description)
}

test('the copy of a project stands in the order of the original, whatever it is sorted by', async () => {
  const anna = await app.signUp()
  const { project } = await aGarden(anna)
  const copy = await anna.api.projects.duplicate({ projectId: project.id })
  const ways = [{}, ...sorts.flatMap(sort => [{ sort }, { sort, order: 'desc' as const }])]
  for (const sorted of ways) expect(await told(anna, copy.id, sorted)).toEqual(await told(anna, project.id, sorted))
})

test('also where the copy was cut off, and goes on after one that it had not reached went and one came', async () => {
  const anna = await app.signUp()
  const { project, ids } = await aGarden(anna)
  const options = { idempotencyKey: newId() }
  const ask = () => anna.api.projects.duplicate({ projectId: project.id }, options)
  await cut(app, { at: 1, how: 'heard of' }, () => expect(ask()).rejects.toMatchObject({ code: 'unavailable' }))
  app.clock.forward(MINUTE)
  await anna.api.tasks.delete({ taskId: ids[41]! })
  await anna.api.tasks.create({ title: 'Step 0', description: 'new', projectId: project.id })
  const copy = await ask()
  const [before, after] = [
    await told(anna, project.id, { sort: 'priority' }),
    await told(anna, copy.id, { sort: 'priority' }),
  ]
  expect(after).toEqual(before)
})

test('subtasks of a copy stand in the order of the original’s', async () => {
  const anna = await app.signUp()
  const top = await anna.api.tasks.create({ title: 'Pack' })
  for (let n = 0; n < 9; n++) {
    app.clock.forward(1000)
    await anna.api.tasks.create({
      id: newId(app.clock.ms()),
      title: 'x',
      description: `${n}`,
      parentId: top.id,
      position: 'a1',
    })
  }
  const copy = await anna.api.tasks.duplicate({ taskId: top.id })
  const below = async (parent: string) =>
    (await anna.api.tasks.list({ parent })).items.map(({ description }) => description)
  expect(await below(copy.id)).toEqual(await below(top.id))
})
