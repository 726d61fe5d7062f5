import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aFewAtATime } from '../../test/a-few-at-a-time.ts'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { MINUTE } from '../../test/clock.ts'
import type { Commit } from '../ports/commit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000 } })
})
afterAll(() => app.close())

type Ask = (options: { idempotencyKey: string }) => Promise<unknown>

/** Some below others, and more of them than a commit takes. */
const PLAN = ['Plan', ...Array.from({ length: 44 }, (_, i) => `${' '.repeat(1 + (i % 3))}Step ${i}`)].join('\n')

async function aPlan({ api }: Person) {
  const project = await api.projects.create({ name: 'Garden' })
  const { items } = await api.tasks.quickAdd({ text: PLAN, projectId: project.id })
  return { project, items, taskId: items[0]!.id, taskIds: items.map(({ id }) => id) }
}

/** Every use case that may take several commits, before it is asked for. */
const CASES: Record<string, (who: Person) => Promise<Ask>> = {
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
const CUTS = [
  { at: 1, how: 'heard of' },
  { at: 2, how: 'made' },
] as const

async function cut({ at, how }: (typeof CUTS)[number], act: () => Promise<unknown>) {
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
async function thingsOf({ me }: Person, { versions = true } = {}) {
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

/** What anybody would be answered: ids, instants and places are their own. */
const withoutOwn = (answer: unknown) =>
  JSON.stringify(answer)
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT')
    .replaceAll(/"position":"[^"]*"/g, '"position":""')

describe.for(Object.entries(CASES))('%s', ([, prepare]) => {
  let wanted: { answer: string; things: string[] }
  beforeAll(async () => {
    const whole = await app.signUp()
    const ask = await prepare(whole)
    wanted = { answer: withoutOwn(await ask({ idempotencyKey: newId() })), things: await thingsOf(whole) }
  })

  test.for(CUTS)('is one act under its key, also when commit $at was the last that was $how', async one => {
    const anna = await app.signUp()
    const ask = await prepare(anna)
    const before = await thingsOf(anna, { versions: false })
    const options = { idempotencyKey: `once/${newId()}` }
    await cut(one, () => expect(ask(options)).rejects.toMatchObject({ code: 'unavailable' }))
    app.clock.forward(MINUTE)

    const answer = await ask(options)
    expect(withoutOwn(answer)).toBe(wanted.answer)
    expect(await thingsOf(anna)).toEqual(wanted.things)
    expect(await ask(options)).toEqual(answer)
    expect(await thingsOf(anna)).toEqual(wanted.things)

    // All of it is of one batch, though nobody named one.
    const [entry] = (await anna.api.activity.list({ limit: 1 })).items
    expect((await anna.api.activity.undoBatch({ batchId: entry!.batch })).kept).toEqual([])
    const left = await thingsOf(anna, { versions: false })
    // What was made is in the trash.
    expect(left.filter(told => !told.endsWith(',true,false]') || before.includes(told))).toEqual(before)
  })
})

test('what was answered is said again where it was too large to keep', async () => {
  const { api, token } = await app.signUp()
  const description = 'x'.repeat(19_000)
  const tasks = await aFewAtATime(Array.from({ length: 45 }), (_, i) =>
    api.tasks.create({ title: `${i}`, description }),
  )
  const taskIds = tasks.map(({ id }) => id)
  for (const change of [{ priority: 'high' }, { deleted: true }]) {
    const ask = () =>
      app.http('/tasks/bulk', {
        method: 'PATCH',
        token,
        headers: { 'idempotency-key': JSON.stringify(change), 'content-type': 'application/json' },
        body: JSON.stringify({ taskIds: taskIds.slice(0, 'deleted' in change ? 20 : 45), ...change }),
      })
    const first = await ask()
    expect(first.status).toBe(200)
    app.clock.forward(MINUTE)
    const again = await ask()
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true'])
    expect(await again.json()).toEqual(await first.json())
  }
})
