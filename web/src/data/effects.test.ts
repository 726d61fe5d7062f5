import type { Task } from '@cairn/contract/tasks'
import { expect, test } from 'vitest'
import { effects, type Scene } from './effects.ts'
import { aMe, aTask, INBOX } from './factories.ts'
import { addPatch, createTables } from './rows.ts'

const now = '2026-11-20T12:00:00.000Z'

function sceneWith(...tasks: Task[]): Scene {
  const tables = createTables()
  tables.tasks.receive(tasks)
  tables.tasks.flush()
  return { tables, me: aMe(), now }
}

test('a task sent to another project leaves its parent and takes its subtasks along', () => {
  const scene = sceneWith(
    aTask({ id: 'top' }),
    aTask({ id: 'middle', parentId: 'top' }),
    aTask({ id: 'leaf', parentId: 'middle' }),
  )
  const patches = effects['tasks.update'](scene, { taskId: 'middle', projectId: 'garden' })
  expect(patches).toMatchObject([
    { id: 'middle', patch: { merge: { projectId: 'garden', parentId: null } } },
    { id: 'leaf', patch: { merge: { projectId: 'garden' } } },
  ])
})

test('a task put under another one goes to the project of that one', () => {
  const scene = sceneWith(aTask({ id: 'parent', projectId: 'garden' }), aTask({ id: 'child' }))
  const patches = effects['tasks.update'](scene, { taskId: 'child', parentId: 'parent' })
  expect(patches).toMatchObject([{ id: 'child', patch: { merge: { projectId: 'garden', parentId: 'parent' } } }])
})

test('a write patches only what it changes', () => {
  const scene = sceneWith(aTask({ id: '1', title: 'Same' }))
  const patches = effects['tasks.update'](scene, { taskId: '1', title: 'Same', priority: 'high' })
  expect(patches).toEqual([{ table: 'tasks', id: '1', patch: { merge: { priority: 'high' } } }])
})

test('completing says so in all three fields, reopening takes all three back', () => {
  const scene = sceneWith(
    aTask({ id: '1' }),
    aTask({ id: '2', status: 'completed', completed: true, completedAt: now }),
  )
  expect(effects['tasks.update'](scene, { taskId: '1', status: 'completed' })).toMatchObject([
    { patch: { merge: { status: 'completed', completed: true, completedAt: now } } },
  ])
  expect(effects['tasks.update'](scene, { taskId: '2', completed: false })).toMatchObject([
    { patch: { merge: { status: 'pending', completed: false, completedAt: null } } },
  ])
})

test('what was deleted before its parent does not come back with it', () => {
  const scene = sceneWith(
    aTask({ id: 'parent', deletedAt: now }),
    aTask({ id: 'with', parentId: 'parent', deletedAt: now }),
    aTask({ id: 'before', parentId: 'parent', deletedAt: '2026-11-19T12:00:00.000Z' }),
  )
  const patches = effects['tasks.restore'](scene, { taskId: 'parent' })
  expect(patches.map(patch => patch.id)).toEqual(['parent', 'with'])
})

test('a new task without a place goes to the inbox, a subtask to the project of its parent', () => {
  const scene = sceneWith(aTask({ id: 'parent', projectId: 'garden' }))
  expect(effects['tasks.create'](scene, { id: '1', title: 'A' })).toMatchObject([
    { patch: { put: { projectId: INBOX } } },
  ])
  expect(effects['tasks.create'](scene, { id: '2', title: 'B', parentId: 'parent' })).toMatchObject([
    { patch: { put: { projectId: 'garden', parentId: 'parent' } } },
  ])
})

test('a bulk write changes each task it names, and each only where it differs', () => {
  const scene = sceneWith(
    aTask({ id: '1', labelIds: ['a'], dueAt: now, timeZone: 'UTC' }),
    aTask({ id: '2', priority: 'high', labelIds: ['b'] }),
    aTask({ id: '3' }),
  )
  const patches = effects['tasks.bulkUpdate'](scene, {
    priority: 'high',
    dueOn: '2026-11-21',
    taskIds: ['1', '2'],
    addLabelIds: ['b'],
    removeLabelIds: ['a'],
  })
  expect(patches).toMatchObject([
    { id: '1', patch: { merge: { priority: 'high', dueOn: '2026-11-21', dueAt: null, labelIds: ['b'] } } },
    { id: '2', patch: { merge: { dueOn: '2026-11-21' } } },
  ])
  expect(patches[1]?.patch).not.toHaveProperty('merge.priority')
})

test('a bulk move takes what hangs below along, and only a child that moves alone leaves its parent', () => {
  const scene = sceneWith(
    aTask({ id: 'parent' }),
    aTask({ id: 'child', parentId: 'parent' }),
    aTask({ id: 'other' }),
    aTask({ id: 'alone', parentId: 'other' }),
  )
  const patches = effects['tasks.bulkUpdate'](scene, { taskIds: ['parent', 'alone'], projectId: 'garden' })
  expect(patches.map(({ id, patch }) => [id, 'merge' in patch && Object.keys(patch.merge)])).toEqual([
    ['parent', ['projectId', 'position']],
    ['child', ['projectId']],
    ['alone', ['projectId', 'parentId', 'position']],
  ])
})

test('a bulk write can give each task a place of its own', () => {
  const scene = sceneWith(aTask({ id: '1' }), aTask({ id: 'below', parentId: '1', position: 'a9' }), aTask({ id: '2' }))
  const patches = effects['tasks.bulkUpdate'](scene, {
    taskIds: ['2', '1'],
    positions: ['a5', 'a6'],
    projectId: 'garden',
  })
  expect(patches).toMatchObject([
    { id: '2', patch: { merge: { position: 'a5' } } },
    { id: '1', patch: { merge: { position: 'a6' } } },
    { id: 'below' },
  ])
  expect(patches[2]?.patch).not.toHaveProperty('merge.position')
})

test('a bulk deletion takes each family once, and leaves alone what is in the trash already', () => {
  const scene = sceneWith(
    aTask({ id: 'parent' }),
    aTask({ id: 'child', parentId: 'parent' }),
    aTask({ id: 'gone', parentId: 'parent', deletedAt: now }),
  )
  const patches = effects['tasks.bulkUpdate'](scene, { taskIds: ['parent', 'child'], deleted: true })
  expect(patches.map(({ id }) => id)).toEqual(['parent', 'child'])
})

test('a copy is open again, in the same place, under the id that it was given', () => {
  const done = { status: 'completed', completed: true, completedAt: now } as const
  const scene = sceneWith(
    aTask({
      id: '1',
      title: 'Pay',
      projectId: 'garden',
      labelIds: ['a'],
      startOn: '2026-11-18',
      dueOn: now.slice(0, 10),
      ...done,
    }),
  )
  expect(effects['tasks.duplicate'](scene, { taskId: '1', id: '2' })).toMatchObject([
    {
      id: '2',
      patch: {
        put: {
          title: 'Pay',
          projectId: 'garden',
          labelIds: ['a'],
          startOn: '2026-11-18',
          dueOn: '2026-11-20',
          status: 'pending',
          completedAt: null,
        },
      },
    },
  ])
})

test('merged labels leave one of them on each task, in its place and once', () => {
  const scene = sceneWith(
    aTask({ id: '1', labelIds: ['a', 'b'] }),
    aTask({ id: '2', labelIds: ['c', 'a', 'b'], deletedAt: now }),
    aTask({ id: '3', labelIds: ['b'] }),
  )
  expect(effects['labels.merge'](scene, { labelId: 'a', into: 'b' })).toEqual([
    { table: 'tasks', id: '1', patch: { merge: { labelIds: ['b'] } } },
    { table: 'tasks', id: '2', patch: { merge: { labelIds: ['c', 'b'] } } },
    { table: 'labels', id: 'a', patch: { remove: true } },
  ])
})

test('a project is copied under the id and the name that it was given; its tasks come with the answer', () => {
  const scene = sceneWith()
  const [garden] = effects['projects.create'](scene, { id: 'garden', name: 'Garden', color: 'green' })
  addPatch(scene.tables, 1, garden!)
  scene.tables.projects.flush()
  expect(effects['projects.duplicate'](scene, { projectId: 'garden', id: '2', name: 'Garden (copy)' })).toMatchObject([
    { table: 'projects', id: '2', patch: { put: { name: 'Garden (copy)', color: 'green' } } },
  ])
})

test('a saved filter has what goes without saying, and asks for the other label once one is merged', () => {
  const scene = sceneWith()
  const made = { id: 'f', name: 'Out', query: 'is:open label:errand-id', sort: 'due' } as const
  for (const patch of effects['filters.create'](scene, made)) addPatch(scene.tables, 1, patch)
  scene.tables.filters.flush()
  expect(scene.tables.filters.get('f')).toMatchObject({ ...made, color: 'grey', order: null, group: null, version: 1 })
  expect(effects['labels.merge'](scene, { labelId: 'errand-id', into: 'chore-id' })).toMatchObject([
    { table: 'filters', id: 'f', patch: { merge: { query: 'is:open label:chore-id' } } },
    { table: 'labels', id: 'errand-id', patch: { remove: true } },
  ])
})
