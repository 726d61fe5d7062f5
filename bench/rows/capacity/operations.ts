import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@cairn/contract/ids'
import type { Home } from './home.ts'

/** One question to the server, and what must be there before it can be asked. */
export interface Asked {
  /** Not measured; what it answers is handed to `ask`. */
  prepare?(home: Home): Promise<string>
  ask(home: Home, prepared: string): Promise<unknown>
}

/** Every write goes under an idempotency key, as all clients of ours send it. */
const keyed = () => ({ idempotencyKey: newId() })

const TASK = { title: 'Bring the ladder back', priority: 'high', dueOn: '2026-12-01' } as const
const IN_A_YEAR = { dueFrom: '2026-01-01', dueTo: '2027-12-31' }

const aTask = async ({ api }: Home) => (await api.tasks.create(TASK)).id
/** No two labels share a name. */
const passing = () => ({ name: `Passing ${newId().slice(-6)}` })
const aLabel = async ({ api }: Home) => (await api.labels.create(passing())).id

/** A session that nobody has asked about for this long, in milliseconds, is looked up again. */
const FORGOTTEN = 5200

/** By the names that docs/dynamodb.md has for them. All but the first are asked by a session that the server remembers. */
export const operations: Record<string, Asked> = {
  'users.me by a session not seen for 5 s': {
    prepare: async () => sleep(FORGOTTEN).then(() => ''),
    ask: ({ api }) => api.users.me(),
  },
  'users.me': { ask: ({ api }) => api.users.me() },
  'auth.login': {
    ask: ({ api, person }) => api.auth.login({ identifier: person.email, password: person.password }),
  },
  'tasks.list, the newest 20': { ask: ({ api }) => api.tasks.list({ limit: 20 }) },
  'tasks.list, 20 of a project': { ask: ({ api, projectId }) => api.tasks.list({ project: projectId, limit: 20 }) },
  'tasks.list, 20 by due': { ask: ({ api }) => api.tasks.list({ ...IN_A_YEAR, limit: 20 }) },
  'tasks.list, 20 that a query finds': { ask: ({ api }) => api.tasks.list({ q: 'ladder is:open', limit: 20 }) },
  'tasks.list, 20 of the trash': { ask: ({ api }) => api.tasks.list({ trashed: 'true', limit: 20 }) },
  // What was counted is kept until somebody writes.
  'tasks.stats after a change': { prepare: aTask, ask: ({ api }) => api.tasks.stats() },
  'tasks.get': { prepare: aTask, ask: ({ api }, taskId) => api.tasks.get({ taskId }) },
  'tasks.create': { ask: ({ api }) => api.tasks.create(TASK, keyed()) },
  'tasks.create with project, parent and label': {
    prepare: async ({ api, projectId }) => (await api.tasks.create({ ...TASK, projectId })).id,
    ask: ({ api, labelId }, parentId) => api.tasks.create({ ...TASK, parentId, labelIds: [labelId] }, keyed()),
  },
  'tasks.update, the title': {
    prepare: aTask,
    ask: ({ api }, taskId) => api.tasks.update({ taskId, title: 'Bring it back today' }, keyed()),
  },
  'tasks.update, completed': {
    prepare: aTask,
    ask: ({ api }, taskId) => api.tasks.update({ taskId, completed: true }, keyed()),
  },
  'tasks.update, into another project': {
    prepare: aTask,
    ask: ({ api, otherProjectId }, taskId) => api.tasks.update({ taskId, projectId: otherProjectId }, keyed()),
  },
  'tasks.delete': { prepare: aTask, ask: ({ api }, taskId) => api.tasks.delete({ taskId }, keyed()) },
  'projects.list, 50': { ask: ({ api }) => api.projects.list({ limit: 50 }) },
  'labels.list, 50': { ask: ({ api }) => api.labels.list({ limit: 50 }) },
  'labels.create, by a name nobody has': { ask: ({ api }) => api.labels.create(passing(), keyed()) },
  'labels.delete': { prepare: aLabel, ask: ({ api }, labelId) => api.labels.delete({ labelId }, keyed()) },
  'labels.merge of one that a task has': {
    async prepare(home) {
      const label = await aLabel(home)
      await home.api.tasks.create({ ...TASK, labelIds: [label] })
      return label
    },
    ask: ({ api, labelId }, label) => api.labels.merge({ labelId: label, into: labelId }, keyed()),
  },
  'filters.create': {
    ask: ({ api }) => api.filters.create({ name: newId(), query: 'is:open label:"Label 0" due<=7d' }, keyed()),
  },
  'filters.list, a handful': { ask: ({ api }) => api.filters.list() },
  'activity.ofTask, 3 entries': {
    async prepare(home) {
      const taskId = await aTask(home)
      await home.api.tasks.update({ taskId, title: 'Bring it back today' })
      await home.api.tasks.update({ taskId, completed: true })
      return taskId
    },
    ask: ({ api }, taskId) => api.activity.ofTask({ taskId }),
  },
  'activity.list, the newest 20': { ask: ({ api }) => api.activity.list({ limit: 20 }) },
  'activity.list, 20 of one kind': { ask: ({ api }) => api.activity.list({ action: 'created', limit: 20 }) },
  'activity.stats': { ask: ({ api }) => api.activity.stats() },
  'activity.undoBatch of one change': {
    async prepare(home) {
      const batch = newId()
      await home.api.tasks.update({ taskId: await aTask(home), completed: true }, { batch })
      return batch
    },
    ask: ({ api }, batchId) => api.activity.undoBatch({ batchId }, keyed()),
  },
}
