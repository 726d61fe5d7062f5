import type { entryKinds, EntryKindId } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { MINUTE } from '../../test/clock.ts'

/*
 * Every kind of entry that has an inverse: what wrote it is taken back, and all rows are as they were; taken back again, they are as
 * they had become. A kind without an act here does not compile, nor does an act for a kind that cannot be undone.
 */

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

type Gesture = (options: { batch: string }) => Promise<unknown>
/** Makes what the gesture needs. */
type Prepare = () => Promise<Gesture>
type Acts = {
  [K in EntryKindId]: (typeof entryKinds)[K]['inverse'] extends 'none' ? 'none' : Record<string, Prepare>
}

const api = () => anna.api
const aTask = async (fields: object = {}) => (await api().tasks.create({ title: 'Before', ...fields })).id
const aProject = async () => (await api().projects.create({ name: 'Before', color: 'red' })).id
const aLabel = async () => (await api().labels.create({ name: newId(), color: 'red' })).id

const aFilter = async () => (await api().filters.create({ name: newId(), query: 'is:open', color: 'red' })).id

const acts = {
  'person.registered': 'none',
  'person.updated': 'none',
  'person.deletionPlanned': 'none',
  'person.deletionCancelled': 'none',
  'person.deleted': 'none',
  'workspace.created': 'none',
  'project.created': {
    made: async () => o => api().projects.create({ name: 'New' }, o),
    'as a copy, with its tasks': async () => {
      const projectId = await aProject()
      await aTask({ parentId: await aTask({ projectId }) })
      return o => api().projects.duplicate({ projectId }, o)
    },
  },
  'project.updated': {
    'every field': async () => {
      const projectId = await aProject()
      return o => api().projects.update({ projectId, name: 'After', color: 'blue', position: 'a0' }, o)
    },
  },
  'project.deleted': {
    'with its tasks': async () => {
      const projectId = await aProject()
      await aTask({ parentId: await aTask({ projectId }) })
      return o => api().projects.delete({ projectId }, o)
    },
  },
  'project.purged': 'none',
  'project.restored': {
    'with its tasks': async () => {
      const projectId = await aProject()
      await aTask({ projectId, completed: true })
      await api().projects.delete({ projectId })
      return o => api().projects.restore({ projectId }, o)
    },
  },
  'label.created': {
    made: async () => o => api().labels.create({ name: 'New', color: 'pink' }, o),
    'by its name, on a task': async () => {
      const taskId = await aTask()
      return o => api().tasks.addLabel({ taskId, label: newId() }, o)
    },
  },
  'label.updated': {
    'every field': async () => {
      const labelId = await aLabel()
      return o => api().labels.update({ labelId, name: 'After', color: 'blue' }, o)
    },
  },
  'label.deleted': {
    'one that a task has': async () => {
      const labelId = await aLabel()
      await aTask({ labelIds: [labelId] })
      return o => api().labels.delete({ labelId }, o)
    },
  },
  'label.merged': {
    'into one that another task has': async () => {
      const [labelId, into] = [await aLabel(), await aLabel()]
      for (const labelIds of [[labelId], [labelId, into], [into]]) await aTask({ labelIds })
      return o => api().labels.merge({ labelId, into }, o)
    },
  },
  'filter.created': {
    made: async () => o => api().filters.create({ name: 'New', query: 'is:open', sort: 'due', group: 'label' }, o),
  },
  'filter.updated': {
    'every field': async () => {
      const [filterId, projectId] = [await aFilter(), await aProject()]
      const fields = {
        name: 'After',
        color: 'blue',
        sort: 'title',
        order: 'desc',
        group: 'due',
        position: 'a0',
      } as const
      return o => api().filters.update({ filterId, query: `is:done project:${projectId}`, ...fields }, o)
    },
    'a label that it asks for, merged': async () => {
      const [labelId, into] = [await aLabel(), await aLabel()]
      await api().filters.create({ name: newId(), query: `is:open label:${labelId}` })
      await aTask({ labelIds: [labelId] })
      return o => api().labels.merge({ labelId, into }, o)
    },
  },
  'filter.deleted': {
    'one that asks for a label that is gone': async () => {
      const labelId = await aLabel()
      const { id } = await api().filters.create({ name: newId(), query: `-label:${labelId}`, sort: 'priority' })
      await api().labels.delete({ labelId })
      return o => api().filters.delete({ filterId: id }, o)
    },
  },
  'task.created': {
    made: async () => o => api().tasks.create({ title: 'New', completed: true }, o),
    'by lines of text': async () => o =>
      api().tasks.quickAdd({ text: 'Buy seeds p1 tomorrow\n  Ask the neighbour' }, o),
    'as a copy, with a subtask': async () => {
      const taskId = await aTask()
      await aTask({ parentId: taskId })
      return o => api().tasks.duplicate({ taskId }, o)
    },
  },
  'task.updated': {
    'every field': async () => {
      const taskId = await aTask({ dueOn: '2026-12-01', priority: 'low' })
      const [labelId, projectId] = [await aLabel(), await aProject()]
      return o =>
        api().tasks.update(
          {
            taskId,
            title: 'After',
            description: 'Words',
            status: 'in_progress',
            priority: 'urgent',
            startOn: '2026-11-30',
            dueAt: '2026-12-02T09:00:00.000Z',
            timeZone: 'Asia/Tokyo',
            labelIds: [labelId],
            projectId,
            position: 'a0',
          },
          o,
        )
    },
    'a day to start on taken away': async () => {
      const taskId = await aTask({ startOn: '2026-12-01', dueOn: '2026-12-03' })
      return o => api().tasks.update({ taskId, startOn: null }, o)
    },
    completed: async () => {
      const taskId = await aTask()
      return o => api().tasks.update({ taskId, completed: true }, o)
    },
    'opened again': async () => {
      const taskId = await aTask({ completed: true })
      return o => api().tasks.update({ taskId, completed: false, title: 'Not yet' }, o)
    },
    'cancelled, though it was completed': async () => {
      const taskId = await aTask({ completed: true })
      return o => api().tasks.update({ taskId, status: 'cancelled' }, o)
    },
    'an instant instead of a date': async () => {
      const taskId = await aTask({ dueOn: '2026-12-01' })
      return o => api().tasks.update({ taskId, dueAt: '2026-12-02T09:00:00.000Z' }, o)
    },
    'moved with its subtasks': async () => {
      const [taskId, projectId] = [await aTask(), await aProject()]
      await aTask({ parentId: taskId })
      return o => api().tasks.update({ taskId, projectId }, o)
    },
    'moved under another': async () => {
      const [taskId, parentId] = [await aTask(), await aTask({ projectId: await aProject() })]
      return o => api().tasks.update({ taskId, parentId }, o)
    },
    'a label put on, a label taken off': async () => {
      const [put, taken] = [await aLabel(), await aLabel()]
      const taskId = await aTask({ labelIds: [taken] })
      return async o => {
        await api().tasks.addLabel({ taskId, label: put }, o)
        await api().tasks.removeLabel({ taskId, label: taken }, o)
      }
    },
    'many at once': async () => {
      const [parentId, projectId] = [await aTask(), await aProject()]
      const taskIds = [parentId, await aTask({ parentId }), await aTask({ completed: true })]
      return o => api().tasks.bulkUpdate({ taskIds, projectId, completed: false, priority: 'high' }, o)
    },
  },
  'task.positioned': {
    'up and down': async () => {
      const taskId = await aTask()
      return o => api().tasks.update({ taskId, position: 'a0' }, o)
    },
  },
  'task.deleted': {
    'with a subtask': async () => {
      const taskId = await aTask({ completed: true })
      await aTask({ parentId: taskId })
      return o => api().tasks.delete({ taskId }, o)
    },
    'many at once': async () => {
      const taskIds = [await aTask(), await aTask()]
      return o => api().tasks.bulkUpdate({ taskIds, deleted: true }, o)
    },
  },
  'task.purged': 'none',
  'task.restored': {
    'with a subtask': async () => {
      const taskId = await aTask()
      await aTask({ parentId: taskId, completed: true })
      await api().tasks.delete({ taskId })
      return o => api().tasks.restore({ taskId }, o)
    },
    'to where its parent has gone': async () => {
      const [parentId, projectId] = [await aTask(), await aProject()]
      const taskId = await aTask({ parentId })
      await api().tasks.delete({ taskId })
      await api().tasks.update({ taskId: parentId, projectId })
      return o => api().tasks.restore({ taskId }, o)
    },
  },
} satisfies Acts

/** What lives, of every table, without what every write moves on. What was made and taken back lies in the trash, and is as good as never made. */
async function living() {
  const rows = (await app.stored()).flatMap(line => (line.of === 'row' ? [{ table: line.table, ...line.row }] : []))
  return rows
    .filter(row => !('deletedAt' in row) || row.deletedAt === null)
    .map(row => ({ ...row, version: 0, updatedAt: '', seq: 0 }))
    .toSorted((a, b) => (`${a.table} ${a.id}` < `${b.table} ${b.id}` ? -1 : 1))
}

async function kindsIn(batch: string) {
  const scopes = [anna.me.personalWorkspaceId, anna.me.id]
  const entries = await Promise.all(scopes.map(scope => app.services.store.log.ofBatch(scope, batch)))
  return entries.flat().map(({ kind }) => kind)
}

async function takeBack(batchId: string) {
  // So that what is set to now would show.
  app.clock.forward(MINUTE)
  const { batch, kept } = await anna.api.activity.undoBatch({ batchId })
  expect(kept).toEqual([])
  expect(batch).not.toBe(batchId)
  return batch
}

const undoable = Object.entries(acts).flatMap(([kind, prepared]) =>
  prepared === 'none'
    ? []
    : Object.entries(prepared as Record<string, Prepare>).map(([how, prepare]) => [kind, how, prepare] as const),
)

describe('what was done is taken back, and the taking back too', () => {
  test.for(undoable)('%s: %s', async ([kind, , prepare]) => {
    const act = await prepare()
    const batch = newId()
    app.clock.forward(MINUTE)
    const before = await living()
    await act({ batch })
    const after = await living()
    expect(after).not.toEqual(before)
    expect(await kindsIn(batch)).toContain(kind)
    const undone = await takeBack(batch)
    expect(await living()).toEqual(before)
    const redone = await takeBack(undone)
    expect(await living()).toEqual(after)
    await takeBack(redone)
    expect(await living()).toEqual(before)
  })
})
