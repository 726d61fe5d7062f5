import { newId } from '@cairn/contract/ids'
import type { Task } from '@cairn/contract/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { refused } from '../../test/refused.ts'

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

/** A row without what every write moves on. */
const content = <T extends { version: number; updatedAt: string }>(row: T) => ({ ...row, version: 0, updatedAt: '' })

describe('what was done is taken back, and the taking back too', () => {
  const project = () => anna.api.projects.create({ name: 'Before', color: 'red' })
  const label = () => anna.api.labels.create({ name: 'Before', color: 'red' })
  const projectOf = ({ id }: { id: string }) => anna.api.projects.get({ projectId: id })
  const labelsNow = async () => (await anna.api.labels.list({ limit: 100 })).items.map(content)
  type Options = { batch: string }

  const gestures: Record<string, () => Promise<{ act(options: Options): Promise<unknown>; look(): Promise<unknown> }>> =
    {
      'task.created': async () => {
        const id = newId()
        return { act: o => anna.api.tasks.create({ id, title: 'New' }, o), look: () => living(id) }
      },
      'task.updated': async () => {
        const task = await aTask({ dueOn: '2026-12-01', priority: 'low' })
        const { id: labelId } = await label()
        const { id: projectId } = await project()
        const fields = {
          title: 'After',
          description: 'Words',
          status: 'in_progress',
          priority: 'urgent',
          dueAt: '2026-12-02T09:00:00.000Z',
          timeZone: 'Asia/Tokyo',
          labelIds: [labelId],
          projectId,
          position: 'a0',
        } as const
        return {
          act: o => anna.api.tasks.update({ taskId: task.id, ...fields, labelIds: [labelId] }, o),
          look: async () => content(await get(task)),
        }
      },
      'task.updated, completed': async () => {
        const task = await aTask()
        const look = async () => ({ ...content(await get(task)), completedAt: null })
        return { act: o => anna.api.tasks.update({ taskId: task.id, completed: true }, o), look }
      },
      'task.positioned': async () => {
        const task = await aTask()
        return {
          act: o => anna.api.tasks.update({ taskId: task.id, position: 'a0' }, o),
          look: async () => content(await get(task)),
        }
      },
      'task.deleted': async () => {
        const task = await aTask()
        const child = await aTask({ parentId: task.id })
        return {
          act: o => anna.api.tasks.delete({ taskId: task.id }, o),
          look: () => Promise.all([living(task.id), living(child.id)]),
        }
      },
      'task.restored': async () => {
        const task = await aTask()
        const child = await aTask({ parentId: task.id })
        await anna.api.tasks.delete({ taskId: task.id })
        return {
          act: o => anna.api.tasks.restore({ taskId: task.id }, o),
          look: () => Promise.all([living(task.id), living(child.id)]),
        }
      },
      'task moved with its subtasks': async () => {
        const [task, { id: projectId }] = [await aTask(), await project()]
        const child = await aTask({ parentId: task.id })
        return {
          act: o => anna.api.tasks.update({ taskId: task.id, projectId }, o),
          look: async () => [content(await get(task)), content(await get(child))],
        }
      },
      'task moved under another': async () => {
        const { id: projectId } = await project()
        const [task, target] = [await aTask(), await aTask({ projectId })]
        return {
          act: o => anna.api.tasks.update({ taskId: task.id, parentId: target.id }, o),
          look: async () => content(await get(task)),
        }
      },
      'project.created': async () => {
        const id = newId()
        const look = async () => (await anna.api.projects.list({ limit: 100 })).items.some(one => one.id === id)
        return { act: o => anna.api.projects.create({ id, name: 'New' }, o), look }
      },
      'project.updated': async () => {
        const one = await project()
        return {
          act: o => anna.api.projects.update({ projectId: one.id, name: 'After', color: 'blue', position: 'a0' }, o),
          look: async () => content(await projectOf(one)),
        }
      },
      'project.deleted': async () => {
        const one = await project()
        const task = await aTask({ projectId: one.id })
        return {
          act: o => anna.api.projects.delete({ projectId: one.id }, o),
          look: async () => [(await projectOf(one)).deletedAt === null, await living(task.id)],
        }
      },
      'project.restored': async () => {
        const one = await project()
        const task = await aTask({ projectId: one.id })
        await anna.api.projects.delete({ projectId: one.id })
        return {
          act: o => anna.api.projects.restore({ projectId: one.id }, o),
          look: async () => [(await projectOf(one)).deletedAt === null, await living(task.id)],
        }
      },
      'label.created': async () => ({
        act: o => anna.api.labels.create({ name: 'New', color: 'pink' }, o),
        look: async () => (await labelsNow()).map(({ name, color, id }) => ({ name, color, id })),
      }),
      'label.updated': async () => {
        const one = await label()
        return {
          act: o => anna.api.labels.update({ labelId: one.id, name: 'After', color: 'blue' }, o),
          look: labelsNow,
        }
      },
      'label.deleted': async () => {
        const one = await label()
        return {
          act: o => anna.api.labels.delete({ labelId: one.id }, o),
          look: async () => (await labelsNow()).map(({ name, color, id }) => ({ name, color, id })),
        }
      },
    }

  const living = async (taskId: string) => {
    const task = await anna.api.tasks.get({ taskId }).catch(() => undefined)
    return task !== undefined && task.deletedAt === null
  }

  test.for(Object.entries(gestures))('%s', async ([, prepare]) => {
    const { act, look } = await prepare()
    const batch = newId()
    const before = await look()
    await act({ batch })
    const after = await look()
    expect(after).not.toEqual(before)
    const taken = await undo(batch)
    expect(taken.kept).toEqual([])
    expect(taken.batch).not.toBe(batch)
    expect(await look()).toEqual(before)
    const redone = await undo(taken.batch)
    expect(redone.kept).toEqual([])
    expect(await look()).toEqual(after)
    expect((await undo(redone.batch)).kept).toEqual([])
    expect(await look()).toEqual(before)
  })
})

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
  expect(kept).toEqual([{ entryId: undone[0], fields: ['title'], reason: 'changed-since' }])
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

test('an import of three hundred tasks goes with one undo, and comes back with another', async () => {
  const batch = newId()
  const project = await anna.api.projects.create({ name: 'Import' }, { batch })
  const made = await Promise.all(Array.from({ length: 299 }, (_, n) => imported(`Task ${n}`, project.id, batch)))
  const { undone, kept, batch: inverse } = await undo(batch)
  expect([undone.length, kept]).toEqual([300, []])
  const living = async () => {
    const tasks = (await app.rows('tasks')).filter(task => task.projectId === project.id)
    return tasks.filter(task => !task.deletedAt).length
  }
  expect(await living()).toBe(0)
  expect((await undo(inverse)).kept).toEqual([])
  expect(await living()).toBe(made.length)
}, 180_000)

const imported = (title: string, projectId: string, batch: string) =>
  anna.api.tasks.create({ title, projectId }, { batch })
