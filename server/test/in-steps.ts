import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import type { Commit } from '../src/ports/commit.ts'
import type { Person, TestApp } from './app.ts'

export type Ask = (options: { idempotencyKey: string }) => Promise<unknown>

/** Some below others, and more of them than a commit takes. */
export const PLAN = ['Plan', ...Array.from({ length: 44 }, (_, i) => `${' '.repeat(1 + (i % 3))}Step ${i}`)].join('\n')

export async function aPlan({ api }: Person) {
  const project = await api.projects.create({ name: 'Garden' })
  const { items } = await api.tasks.quickAdd({ text: PLAN, projectId: project.id })
  return { project, items, taskId: items[0]!.id, taskIds: items.map(({ id }) => id) }
}

/** Every use case that may take several commits, before it is asked for. */
export const CASES: Record<string, (who: Person) => Promise<Ask>> = {
  'adding many lines': async ({ api }) => {
    return options => api.tasks.quickAdd({ text: `${PLAN} #seeds\nPay #bills` }, options)
  },
  'copying a task': async who => {
    const { taskId } = await aPlan(who)
    return options => who.api.tasks.duplicate({ taskId }, options)
  },
  'copying a project': async who => {
    const { project } = await aPlan(who)
    const id = newId()
    return options => who.api.projects.duplicate({ projectId: project.id, id }, options)
  },
  'changing many': async who => {
    const { taskIds } = await aPlan(who)
    return options => who.api.tasks.bulkUpdate({ taskIds, priority: 'high' }, options)
  },
  'moving many': async who => {
    const { taskIds } = await aPlan(who)
    return options => who.api.tasks.bulkUpdate({ taskIds, projectId: who.me.inboxId }, options)
  },
  'deleting many': async who => {
    const { taskIds } = await aPlan(who)
    return options => who.api.tasks.bulkUpdate({ taskIds, deleted: true }, options)
  },
  'deleting one with all that is below it': async who => {
    const { taskId } = await aPlan(who)
    const other = await who.api.tasks.create({ title: 'Beside' })
    return options => who.api.tasks.bulkUpdate({ taskIds: [other.id, taskId], deleted: true }, options)
  },
  'deleting a task': async who => {
    const { taskId } = await aPlan(who)
    return options => who.api.tasks.delete({ taskId }, options)
  },
  'restoring a task': async who => {
    const { taskId, taskIds } = await aPlan(who)
    await who.api.tasks.delete({ taskId: taskIds[5]! })
    await who.api.tasks.delete({ taskId })
    return options => who.api.tasks.restore({ taskId }, options)
  },
  'moving a task': async who => {
    const { taskId } = await aPlan(who)
    return options => who.api.tasks.update({ taskId, projectId: who.me.inboxId, title: 'Moved' }, options)
  },
  'deleting a project': async who => {
    const { project } = await aPlan(who)
    return options => who.api.projects.delete({ projectId: project.id }, options)
  },
  'restoring a project': async who => {
    const { project, taskIds } = await aPlan(who)
    await who.api.tasks.delete({ taskId: taskIds[5]! })
    await who.api.projects.delete({ projectId: project.id })
    return options => who.api.projects.restore({ projectId: project.id }, options)
  },
  'merging a label': async who => {
    const { taskIds } = await aPlan(who)
    const [from, into] = [await who.api.labels.create({ name: 'a' }), await who.api.labels.create({ name: 'b' })]
    await who.api.tasks.bulkUpdate({ taskIds, addLabelIds: [from.id] })
    return options => who.api.labels.merge({ labelId: from.id, into: into.id }, options)
  },
}

/** The database goes away behind this commit: before anybody heard of it, or before the next one was made. */
export const CUTS = [
  { at: 1, how: 'heard of' },
  { at: 2, how: 'made' },
] as const

interface Cut {
  at: number
  how: 'heard of' | 'made'
}

export async function cut(app: TestApp, { at, how }: Cut, act: () => Promise<unknown>) {
  const { store } = app.services
  const { commit } = store
  let commits = 0
  store.commit = async (work: Commit) => {
    if (++commits <= at) {
      const committed = await commit(work)
      if (commits < at || how === 'heard of') return committed
    }
    throw problem('unavailable')
  }
  try {
    await act()
  } finally {
    store.commit = commit
  }
}

/** What the person has, by names. */
export async function thingsOf(app: TestApp, { me }: Person, { versions = true } = {}) {
  const all = async <T extends 'tasks' | 'projects' | 'labels'>(table: T) =>
    (await app.services.store.scopes.rows(me.personalWorkspaceId, table, { limit: 500 })).rows
  const [tasks, projects, labels] = await Promise.all([all('tasks'), all('projects'), all('labels')])
  const nameIn = (rows: { id: string; name?: string; title?: string }[], id: string | null) => {
    const found = rows.find(row => row.id === id)
    return found?.name ?? found?.title ?? id
  }
  const told = [
    ...tasks.map(({ title, parentId, projectId, priority, labelIds, deletedAt, version }) => [
      title,
      nameIn(tasks, parentId),
      nameIn(projects, projectId),
      priority,
      labelIds.map(id => nameIn(labels, id)),
      deletedAt !== null,
      versions && version,
    ]),
    ...projects.map(({ name, deletedAt, version }) => [name, deletedAt !== null, versions && version]),
    ...labels.map(({ name }) => [name]),
  ]
  return told.map(one => JSON.stringify(one)).toSorted()
}
