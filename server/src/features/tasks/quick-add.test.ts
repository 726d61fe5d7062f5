import { newId } from '@cairn/contract/ids'
import { addDays, dateIn } from '@cairn/contract/dates'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../test/app.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('text becomes tasks, with labels made on the way, and one undo takes all of it back', async () => {
  const anna = await app.signUp()
  const garden = await anna.api.projects.create({ name: 'Garden' })
  const home = await anna.api.labels.create({ name: 'Home' })
  const batch = newId()
  const text = 'Pay rent #home #bills p1 tomorrow //from the joint account\nPlant a tree +garden\n  Buy a spade #bills'
  const { items } = await anna.api.tasks.quickAdd({ text }, { batch })
  const bills = (await anna.api.labels.list()).items.find(({ name }) => name === 'bills')
  expect(items).toMatchObject([
    {
      title: 'Pay rent',
      description: 'from the joint account',
      priority: 'urgent',
      dueOn: addDays(dateIn('Europe/Berlin', app.clock.ms()), 1),
      labelIds: [home.id, bills?.id],
      projectId: anna.me.inboxId,
    },
    { title: 'Plant a tree', projectId: garden.id, parentId: null },
    { title: 'Buy a spade', projectId: garden.id, parentId: items[1]?.id, labelIds: [bills?.id] },
  ])
  await anna.api.activity.undoBatch({ batchId: batch })
  expect((await anna.api.tasks.list()).items).toEqual([])
  expect((await anna.api.labels.list()).items).toMatchObject([{ name: 'Home' }])
})

test('a date on which nothing can be due is title, and a title too long for one is cut between characters', async () => {
  const anna = await app.signUp()
  const text = ['Call in 99999999 hours', 'Call in 5000000 days', '🦉'.repeat(120)].join('\n')
  const { items } = await anna.api.tasks.quickAdd({ text })
  expect(items.map(({ title, dueOn, dueAt }) => [title, dueOn ?? dueAt])).toEqual([
    ['Call in 99999999 hours', null],
    ['Call in 5000000 days', null],
    [`${'🦉'.repeat(99)}…`, null],
  ])
  expect(items[2]?.description).toBe('🦉'.repeat(120))
})

test('dates in figures are read as their person writes them, and not at all where that is not known', async () => {
  const { api } = await app.signUp()
  const text = 'Plan 3/4/2027\nPlan 20/12/2027'
  const days = async () => (await api.tasks.quickAdd({ text })).items.map(({ dueOn }) => dueOn)
  await api.users.update({ locale: null })
  expect(await days()).toEqual([null, '2027-12-20'])
  await api.users.update({ locale: 'en-GB' })
  expect(await days()).toEqual(['2027-04-03', '2027-12-20'])
  await api.users.update({ locale: 'en-US' })
  expect(await days()).toEqual(['2027-03-04', '2027-12-20'])
})

test('of a list with ticks, what is ticked comes completed, and one undo takes all of it back', async () => {
  const anna = await app.signUp()
  const batch = newId()
  const { items } = await anna.api.tasks.quickAdd({ text: '- [x] Pack\n  - [x] Books\n- [ ] Move' }, { batch })
  expect(items.map(({ title, status, completed }) => [title, status, completed])).toEqual([
    ['Pack', 'completed', true],
    ['Books', 'completed', true],
    ['Move', 'pending', false],
  ])
  expect(items.map(({ completedAt }) => completedAt !== null)).toEqual([true, true, false])
  expect((await anna.api.tasks.stats()).completed).toBe(2)
  await anna.api.activity.undoBatch({ batchId: batch })
  expect((await anna.api.tasks.list()).items).toEqual([])
})

test('what is past or only mentioned is title, and of a range the beginning is due', async () => {
  const { api } = await app.signUp()
  const text = 'Ask about last friday bill\nRing the doctor 30 min before\nParty 3 Dec 2027 - 5 Dec 2027'
  const { items } = await api.tasks.quickAdd({ text })
  expect(items.map(({ title, dueOn, dueAt }) => [title, dueOn ?? dueAt])).toEqual([
    ['Ask about last friday bill', null],
    ['Ring the doctor 30 min before', null],
    ['Party 3 Dec 2027 - 5 Dec 2027', '2027-12-03'],
  ])
})

test('a project that does not exist is not made up', async () => {
  const anna = await app.signUp()
  const problem = await refused(anna.api.tasks.quickAdd({ text: 'Weed +Garden' }))
  expect(errorsOf(problem)['/text']).toBe('There is no project “Garden”. Make it first, or take “+Garden” out.')
})

test('a title that is too long keeps all of its words', async () => {
  const anna = await app.signUp()
  const long = 'word '.repeat(60).trim()
  const [task] = (await anna.api.tasks.quickAdd({ text: long })).items
  expect(task?.title).toHaveLength(200)
  expect(task?.description).toBe(long)
})

test('there is an end to how much goes at once', async () => {
  const anna = await app.signUp()
  for (const text of ['  \n ', 'x\n'.repeat(201), Array.from({ length: 11 }, (_, i) => `${' '.repeat(i)}x`).join('\n')])
    expect(Object.keys(errorsOf(await refused(anna.api.tasks.quickAdd({ text }))))).toEqual(['/text'])
})

test('a copy has the subtasks, is open again, and stands beside what it was made from', async () => {
  const anna = await app.signUp()
  const { items } = await anna.api.tasks.quickAdd({ text: 'Trip #travel\n  Passport p2\n  Tickets\n    Train' })
  const [trip] = items
  const taskId = trip?.id ?? ''
  await anna.api.tasks.update({ taskId, completed: true })
  const batch = newId()
  const copy = await anna.api.tasks.duplicate({ taskId }, { batch })
  expect(copy).toMatchObject({ title: 'Trip', status: 'pending', completedAt: null, labelIds: trip?.labelIds })
  expect(copy.id).not.toBe(taskId)
  expect(copy.position > (trip?.position ?? '')).toBe(true)
  const below = (await anna.api.tasks.list({ parent: copy.id })).items
  expect(below.map(({ title, priority }) => `${title} ${priority}`)).toEqual(['Passport high', 'Tickets none'])
  expect((await anna.api.tasks.list({ parent: below[1]?.id ?? '' })).items).toMatchObject([{ title: 'Train' }])
  await anna.api.activity.undoBatch({ batchId: batch })
  expect((await anna.api.tasks.list()).items).toHaveLength(4)
})

test('a copy stands where it is told to', async () => {
  const { api } = await app.signUp()
  const { id: taskId } = await api.tasks.create({ title: 'x' })
  expect(await api.tasks.duplicate({ taskId, position: 'a1V' })).toMatchObject({ title: 'x', position: 'a1V' })
})

test('a label is put on by its name, made when missing, and taken off by it', async () => {
  const anna = await app.signUp()
  const { id: taskId } = await anna.api.tasks.create({ title: 'x' })
  const tagged = await anna.api.tasks.addLabel({ taskId, label: 'Weekend' })
  const [label] = (await anna.api.labels.list()).items
  expect(tagged.labelIds).toEqual([label?.id])
  expect((await anna.api.tasks.addLabel({ taskId, label: 'weekend' })).version).toBe(tagged.version)
  expect((await anna.api.tasks.removeLabel({ taskId, label: 'WEEKEND' })).labelIds).toEqual([])
  expect((await refused(anna.api.tasks.removeLabel({ taskId, label: 'weekend' }))).reason).toBe('no-label')
  const kinds = (await anna.api.activity.ofTask({ taskId })).items.map(({ kind }) => kind)
  expect(kinds).toEqual(['task.updated', 'task.updated', 'task.created'])
})
