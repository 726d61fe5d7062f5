import type { InputOf } from '@cairn/contract/contract'
import { positionAt } from '@cairn/contract/positions'
import { blankTask, titleOf, written, type TaskWrite } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import type { Me } from '@cairn/contract/users'
import { changed } from './changed.ts'
import type { TablePatch, Tables } from './rows.ts'

/** What an operation looks at when it is shown before the server has answered. */
export interface Scene {
  tables: Tables
  me: Me
  /** The instant of the write. */
  now: string
}

/** A created row gets its id from the client, so that what follows can name it. */
type Named<T> = T & { id: string }

export interface Writes {
  'tasks.create': Named<InputOf<'tasks.create'>>
  'tasks.update': InputOf<'tasks.update'>
  'tasks.bulkUpdate': InputOf<'tasks.bulkUpdate'>
  'tasks.duplicate': InputOf<'tasks.duplicate'> & { id: string }
  'tasks.delete': InputOf<'tasks.delete'>
  'tasks.restore': InputOf<'tasks.restore'>
  'projects.create': Named<InputOf<'projects.create'>>
  'projects.update': InputOf<'projects.update'>
  'projects.duplicate': Named<InputOf<'projects.duplicate'>> & { name: string }
  'projects.delete': InputOf<'projects.delete'>
  'projects.restore': InputOf<'projects.restore'>
  'labels.create': Named<InputOf<'labels.create'>>
  'labels.update': InputOf<'labels.update'>
  'labels.delete': InputOf<'labels.delete'>
  'labels.merge': InputOf<'labels.merge'>
  'filters.create': Named<InputOf<'filters.create'>>
  'filters.update': InputOf<'filters.update'>
  'filters.delete': InputOf<'filters.delete'>
  'users.update': InputOf<'users.update'>
}

export type WriteId = keyof Writes

/** What each write does to the rows, as the server will do it. */
export const effects: { [Id in WriteId]: (scene: Scene, input: Writes[Id]) => TablePatch[] } = {
  'tasks.create': (scene, { id, ...write }) => [{ table: 'tasks', id, patch: { put: newTask(scene, id, write) } }],
  'tasks.update': (scene, { taskId, ...write }) => {
    const { tables, me, now } = scene
    const task = tables.tasks.get(taskId)
    if (!task) return []
    const place = placeAfter(scene, task, write)
    const after = written(task, { ...(write as TaskWrite), ...place }, { now, timeZone: me.timeZone })
    const along = place.projectId === task.projectId ? [] : families(scene, [taskId]).slice(1)
    return [
      { table: 'tasks', id: taskId, patch: { merge: changed(task, after) } },
      ...along.map(({ id }): TablePatch => ({ table: 'tasks', id, patch: { merge: { projectId: after.projectId } } })),
    ]
  },
  'tasks.bulkUpdate': (scene, { taskIds, positions = [], deleted, ...write }) => {
    const along = deleted || write.projectId !== undefined
    const tasks = along ? families(scene, taskIds) : taskIds.flatMap(id => scene.tables.tasks.get(id) ?? [])
    if (deleted) return tasks.filter(task => task.deletedAt === null).map(task => trashing(task.id, scene.now))
    return bulkChanges(scene, tasks, write, new Map(taskIds.map((id, i) => [id, positions[i]])))
  },
  // Its subtasks come with the answer: only the server knows the ids of their copies.
  'tasks.duplicate': (scene, { taskId, id, position }) => {
    const task = scene.tables.tasks.get(taskId)
    if (!task) return []
    const { projectId, parentId, title, description, priority, startOn, dueOn, dueAt, timeZone, labelIds } = task
    const due = dueAt === null ? { dueOn } : { dueAt, timeZone }
    const write = { projectId, parentId, title, description, priority, startOn, labelIds, ...due }
    return [{ table: 'tasks', id, patch: { put: newTask(scene, id, { ...write, ...(position && { position }) }) } }]
  },
  'tasks.delete': (scene, { taskId }) => {
    const live = families(scene, [taskId]).filter(task => task.deletedAt === null)
    return live.map(task => trashing(task.id, scene.now))
  },
  'tasks.restore': (scene, { taskId }) => {
    const when = scene.tables.tasks.get(taskId)?.deletedAt
    const together = families(scene, [taskId]).filter(task => task.deletedAt === when)
    return together.map(task => trashing(task.id, null))
  },
  'projects.create': ({ me, now }, { id, name, color = 'grey', position }) => {
    const dates = { createdAt: now, updatedAt: now, deletedAt: null }
    const place = position ?? positionAt(Date.parse(now))
    const row = { id, workspaceId: me.personalWorkspaceId, kind: 'project' as const, name, color, position: place }
    return [{ table: 'projects', id, patch: { put: { ...row, ...dates, version: 1 } } }]
  },
  'projects.update': (_, { projectId, ...fields }) => [{ table: 'projects', id: projectId, patch: { merge: fields } }],
  // Its tasks come with what the server tells next.
  'projects.duplicate': (scene, { projectId, id, name }) =>
    effects['projects.create'](scene, { id, name, color: scene.tables.projects.get(projectId)?.color ?? 'grey' }),
  'projects.delete': (scene, { projectId }) => projectTrashing(scene, projectId, null, scene.now),
  'projects.restore': (scene, { projectId }) => {
    const when = scene.tables.projects.get(projectId)?.deletedAt ?? null
    return projectTrashing(scene, projectId, when, null)
  },
  'labels.create': ({ me, now }, { id, name, color = 'grey' }) => {
    const row = { id, workspaceId: me.personalWorkspaceId, name, color, createdAt: now, updatedAt: now, version: 1 }
    return [{ table: 'labels', id, patch: { put: row } }]
  },
  'labels.update': (_, { labelId, ...fields }) => [{ table: 'labels', id: labelId, patch: { merge: fields } }],
  'labels.delete': (_, { labelId }) => [{ table: 'labels', id: labelId, patch: { remove: true } }],
  'labels.merge': ({ tables }, { labelId, into }) => [
    ...[...tables.tasks.all()]
      .filter(task => task.labelIds.includes(labelId))
      .map(({ id, labelIds }): TablePatch => {
        const merged = labelIds.map(one => (one === labelId ? into : one))
        return { table: 'tasks', id, patch: { merge: { labelIds: [...new Set(merged)] } } }
      }),
    // An id stands in a query for nothing else.
    ...[...tables.filters.all()]
      .filter(({ query }) => query.includes(labelId))
      .map(({ id, query }): TablePatch => {
        return { table: 'filters', id, patch: { merge: { query: query.replaceAll(labelId, into) } } }
      }),
    { table: 'labels', id: labelId, patch: { remove: true } },
  ],
  'filters.create': ({ now }, { id, name, query, color = 'grey', sort = null, order = null, group = null }) => {
    const place = { position: positionAt(Date.parse(now)), createdAt: now, updatedAt: now, version: 1 }
    const row = { id, name, color, query, names: {}, sort, order, group, ...place }
    return [{ table: 'filters', id, patch: { put: row } }]
  },
  'filters.update': (_, { filterId, ...fields }) => [{ table: 'filters', id: filterId, patch: { merge: fields } }],
  'filters.delete': (_, { filterId }) => [{ table: 'filters', id: filterId, patch: { remove: true } }],
  'users.update': ({ me }, fields) => [{ table: 'me', id: me.id, patch: { merge: fields } }],
}

function newTask({ tables, me, now }: Scene, id: string, write: object): Task {
  const fields = write as TaskWrite
  const projectId = fields.projectId ?? (fields.parentId && tables.tasks.get(fields.parentId)?.projectId) ?? me.inboxId
  const blank: Task = {
    ...blankTask,
    id,
    workspaceId: me.personalWorkspaceId,
    projectId: projectId || me.inboxId,
    title: titleOf(fields) ?? '',
    completed: false,
    position: positionAt(Date.parse(now)),
    createdBy: me.id,
    createdAt: now,
    updatedAt: now,
    version: 1,
    power: 'owner',
  }
  return { ...written(blank, fields, { now, timeZone: me.timeZone }), title: blank.title }
}

/** A subtask stands in its parent's project; a task that is sent to another project leaves its parent and goes to the end. */
function placeAfter({ tables, now }: Scene, task: Task, write: TaskWrite) {
  const parent = write.parentId ? tables.tasks.get(write.parentId) : undefined
  if (parent) return { parentId: parent.id, projectId: parent.projectId }
  const projectId = write.projectId ?? task.projectId
  const moves = projectId !== task.projectId
  const parentId = write.parentId === null || moves ? null : task.parentId
  return { projectId, parentId, ...(moves && !write.position && { position: positionAt(Date.parse(now)) }) }
}

type BulkWrite = Omit<Writes['tasks.bulkUpdate'], 'taskIds' | 'positions' | 'deleted'>

/** What hangs below a task that moves goes along; only with its parent does a task stay below it. */
function bulkChanges(
  { me, now }: Scene,
  tasks: Task[],
  write: BulkWrite,
  placeOf: ReadonlyMap<string, string | undefined>,
): TablePatch[] {
  const { addLabelIds = [], removeLabelIds = [], projectId, ...fields } = write
  const all = new Set(tasks.map(task => task.id))
  return tasks.map((task, i): TablePatch => {
    const own = placeOf.has(task.id)
    const position = placeOf.get(task.id)
    const moves = projectId !== undefined && projectId !== task.projectId
    const labelIds = [...new Set([...task.labelIds, ...addLabelIds])].filter(id => !removeLabelIds.includes(id))
    const after = written(
      task,
      {
        ...(own && (fields as TaskWrite)),
        ...(own && addLabelIds.length + removeLabelIds.length > 0 && { labelIds }),
        ...(moves && { projectId }),
        ...(moves && own && { position: positionAt(Date.parse(now) + i) }),
        ...(position !== undefined && { position }),
        ...(moves && task.parentId !== null && !all.has(task.parentId) && { parentId: null }),
      },
      { now, timeZone: me.timeZone },
    )
    return { table: 'tasks', id: task.id, patch: { merge: changed(task, after) } }
  })
}

const trashing = (id: string, deletedAt: string | null): TablePatch => ({
  table: 'tasks',
  id,
  patch: { merge: { deletedAt } },
})

/** A project goes to the trash, or comes out of it, with the tasks that go or went along. */
function projectTrashing({ tables }: Scene, projectId: string, from: string | null, to: string | null): TablePatch[] {
  const tasks = [...tables.tasks.all()].filter(task => task.projectId === projectId && task.deletedAt === from)
  return [
    { table: 'projects', id: projectId, patch: { merge: { deletedAt: to } } },
    ...tasks.map(task => trashing(task.id, to)),
  ]
}

/** Tasks and all that hangs below them, each once, parents before their children. */
function families({ tables }: Scene, taskIds: readonly string[]): Task[] {
  const children = Map.groupBy(tables.tasks.all(), task => task.parentId)
  const below = (task: Task): Task[] => [task, ...(children.get(task.id) ?? []).flatMap(below)]
  const tasks = taskIds.flatMap(id => tables.tasks.get(id) ?? []).flatMap(below)
  return [...new Set(tasks)]
}
