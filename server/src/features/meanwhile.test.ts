import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFewAtATime } from '../../test/a-few-at-a-time.ts'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { MINUTE } from '../../test/clock.ts'
import { aPlan, CASES, cut, CUTS, PLAN, thingsOf, type Ask } from '../../test/in-steps.ts'

/** What was cut off is asked for again, and somebody has done something in between. */

let app: TestApp
beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000 } })
})
afterAll(() => app.close())

type Change = (who: Person) => Promise<unknown>

const tasksOf = async ({ me }: Person) =>
  (await app.services.store.scopes.rows(me.personalWorkspaceId, 'tasks', { limit: 500 })).rows
type Tasks = Awaited<ReturnType<typeof tasksOf>>

async function resumed(prepare: (who: Person) => Promise<Ask>, meanwhile: Change, at: 1 | 2 = 1) {
  const anna = await app.signUp()
  const ask = await prepare(anna)
  const options = { idempotencyKey: `once/${newId()}` }
  app.clock.forward(MINUTE)
  await cut(app, { at, how: 'heard of' }, () => expect(ask(options)).rejects.toMatchObject({ code: 'unavailable' }))
  app.clock.forward(MINUTE)
  await meanwhile(anna)
  app.clock.forward(MINUTE)
  const stood = await thingsOf(app, anna)
  const answer = await ask(options)
  const tasks = await tasksOf(anna)
  expectNoOrphans(tasks)
  expect(await ask(options)).toEqual(answer)
  return { anna, stood, tasks }
}

/** Nobody lives below something that is in the trash, or in another project than what they stand below. */
function expectNoOrphans(tasks: Tasks) {
  const byId = new Map(tasks.map(task => [task.id, task]))
  const isOrphan = ({ parentId, deletedAt, projectId }: Tasks[number]) => {
    const parent = parentId && !deletedAt && byId.get(parentId)
    return parent && (parent.deletedAt !== null || parent.projectId !== projectId)
  }
  expect(tasks.filter(isOrphan)).toEqual([])
}

const titled = async (who: Person, title: string) => (await tasksOf(who)).find(task => task.title === title)!
const titles = (tasks: Tasks) => tasks.map(({ title }) => title).toSorted()
const living = (tasks: Tasks) => tasks.filter(({ deletedAt }) => deletedAt === null)

const undoLast: Change = async ({ api }) => {
  const [entry] = (await api.activity.list({ limit: 1 })).items
  expect((await api.activity.undoBatch({ batchId: entry!.batch })).kept).toEqual([])
}

test.for([
  ['completed', ({ api }: Person, taskId: string) => api.tasks.update({ taskId, completed: true })],
  ['deleted', ({ api }: Person, taskId: string) => api.tasks.delete({ taskId })],
  ['moved', ({ api, me }: Person, taskId: string) => api.tasks.update({ taskId, projectId: me.inboxId })],
] as const)('tasks of a project that is copied were %s: none is copied twice', async ([, change]) => {
  let ids: string[] = []
  const { tasks } = await resumed(
    async who => {
      const { project, taskIds } = await aPlan(who)
      ids = taskIds.filter((_, i) => i === 3 || i === 44)
      return options => who.api.projects.duplicate({ projectId: project.id }, options)
    },
    who => aFewAtATime(ids, taskId => change(who, taskId)),
  )
  const all = titles(tasks)
  const timesOf = (title: string) => all.filter(one => one === title).length
  expect(new Set(all.map(timesOf))).toEqual(new Set([1, 2]))
  // The first of the two was copied before, the other one was not.
  expect([timesOf('Step 2'), timesOf('Step 43')]).toEqual([2, 1])
})

test('a task that is copied was moved: what is still copied stands where its copy stands', async () => {
  let taskId = ''
  const { tasks } = await resumed(
    async who => {
      ;({ taskId } = await aPlan(who))
      return options => who.api.tasks.duplicate({ taskId }, options)
    },
    ({ api, me }) => api.tasks.update({ taskId, projectId: me.inboxId }),
  )
  expect(tasks).toHaveLength(2 * PLAN.split('\n').length)
})

test.for([
  'adding many lines',
  'copying a task',
  'copying a project',
  'changing many',
  'moving many',
  'deleting many',
  'deleting a task',
  'moving a task',
  'deleting a project',
  'merging a label',
])('%s was taken back: it stays so', async name => {
  for (const { at } of CUTS.filter(one => one.at === 1 || name === 'adding many lines')) {
    const { anna, stood } = await resumed(CASES[name]!, undoLast, at)
    expect(await thingsOf(app, anna)).toEqual(stood)
  }
})

test('one of many that are deleted was brought back: it lives, and the others are deleted', async () => {
  const { tasks } = await resumed(CASES['deleting many']!, async who => {
    await who.api.tasks.restore({ taskId: (await titled(who, 'Plan')).id })
    await who.api.tasks.delete({ taskId: (await titled(who, 'Step 43')).id })
  })
  expect(titles(living(tasks))).toContain('Plan')
  expect(titles(living(tasks))).not.toContain('Step 42')
})

test('of many that are changed one was changed again, and one deleted: both are left alone', async () => {
  const { tasks } = await resumed(CASES['changing many']!, async who => {
    await who.api.tasks.update({ taskId: (await titled(who, 'Plan')).id, priority: 'low' })
    await who.api.tasks.delete({ taskId: (await titled(who, 'Step 43')).id })
  })
  const told = (title: string) => tasks.find(task => task.title === title)?.priority
  expect(['Plan', 'Step 1', 'Step 42', 'Step 43'].map(told)).toEqual(['low', 'high', 'high', 'none'])
})

test('of many that are moved one was sent elsewhere: it stays there, with all that is below it', async () => {
  const { tasks } = await resumed(CASES['moving many']!, async who => {
    const project = await who.api.projects.create({ name: 'Elsewhere' })
    await who.api.tasks.update({ taskId: (await titled(who, 'Plan')).id, projectId: project.id })
  })
  expect(tasks.find(({ title }) => title === 'Plan')?.parentId).toBeNull()
})

test('of lines that are added one went to the trash: nothing is added below it', async () => {
  const trash: Change = async who => who.api.tasks.delete({ taskId: (await titled(who, 'Plan')).id })
  const { tasks } = await resumed(CASES['adding many lines']!, trash, 2)
  expect(titles(living(tasks))).toEqual(['Pay'])
})

test('the labels that a text has made are none that it could have meant', async () => {
  const lines = Array.from({ length: 44 }, (_, i) => `Step ${i}`)
  const text = [...lines, 'Sow #"spring seeds"', 'Buy #spring seeds'].join('\n')
  const whole = await app.signUp()
  await whole.api.tasks.quickAdd({ text })
  const { tasks } = await resumed(
    async ({ api }) =>
      options =>
        api.tasks.quickAdd({ text }, options),
    async () => {},
  )
  expect(titles(tasks)).toEqual(titles(await tasksOf(whole)))
})

test('what was finished, with an answer that is too large to keep, is not done again', async () => {
  const { api, token } = await app.signUp()
  const description = 'x'.repeat(19_000)
  const tasks = await aFewAtATime(Array.from({ length: 45 }), (_, i) =>
    api.tasks.create({ title: `${i}`, description, ...(i === 44 && { priority: 'high' }) }),
  )
  const taskIds = tasks.map(({ id }) => id)
  const ask = async (count: number) => {
    const answer = await app.http('/tasks/bulk', {
      method: 'PATCH',
      token,
      headers: { 'idempotency-key': `"once/${count}"`, 'content-type': 'application/json' },
      body: JSON.stringify({ taskIds: taskIds.slice(-count), priority: 'high' }),
    })
    expect(answer.status).toBe(200)
    return ((await answer.json()) as { items: { priority: string }[] }).items.map(({ priority }) => priority)
  }
  // In two commits, in one, and in none.
  for (const count of [45, 20, 15]) {
    if (count === 20) await api.tasks.bulkUpdate({ taskIds: taskIds.slice(30, 40), priority: 'none' })
    expect(new Set(await ask(count))).toEqual(new Set(['high']))
    app.clock.forward(MINUTE)
    // The last one was so before.
    for (const at of [30, 44]) await api.tasks.update({ taskId: taskIds[at]!, priority: 'low' })
    const again = await ask(count)
    expect([again[0], again.at(-1)]).toEqual([count === 15 ? 'low' : 'high', 'low'])
    for (const at of [30, 44]) await api.tasks.update({ taskId: taskIds[at]!, priority: 'high' })
  }
})
