import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dateIn } from '@cairn/contract/dates'
import type { Client } from '@cairn/contract/client'
import type { Task } from '@cairn/contract/tasks'
import { startApp, type TestApp } from '../../test/app.ts'
import { fillDemo } from './demo.ts'

let app: TestApp
let said: string[]
let api: Client
let tasks: Task[]

beforeAll(async () => {
  app = await startApp({ settings: { REGISTRATION: 'closed' } })
  said = []
  await fillDemo(app.services, line => said.push(line))
  const { token = '' } = await app.client().auth.login({ identifier: 'demo', password: passwordIn(said[0]) })
  api = app.client(token)
  tasks = await allTasks({})
  // Some 600 commits one after the other: three seconds alone, many more beside other tests on a small machine.
}, 120_000)
afterAll(() => app.close())

test('the line in the terminal is all one needs to log in', async () => {
  expect(said).toHaveLength(1)
  expect((await api.users.me()).email).toBe('demo@example.org')
})

test('it is not the operator: whoever registers first is, also where registration is closed', async () => {
  expect((await api.users.me()).operator).toBe(false)
  expect(await app.client().instance.get()).toMatchObject({ firstRun: true, hasAccounts: true })
  expect((await app.signUp()).me.operator).toBe(true)
})

test('there are a few hundred tasks in eight to eleven projects and an inbox', async () => {
  const { items: projects } = await api.projects.list({ limit: 100 })
  expect(projects.length).toBeGreaterThanOrEqual(9)
  expect(projects.length).toBeLessThanOrEqual(12)
  expect(tasks.length).toBeGreaterThanOrEqual(300)
  expect(tasks.length).toBeLessThanOrEqual(400)
  const inboxId = projects.find(project => project.kind === 'inbox')?.id
  const inbox = tasks.filter(task => task.projectId === inboxId)
  expect(inbox.length).toBeGreaterThanOrEqual(8)
  expect(inbox.length).toBeLessThanOrEqual(12)
})

test('labels are used, each of them', async () => {
  const { items: labels } = await api.labels.list({ limit: 100 })
  const used = new Set(tasks.flatMap(task => task.labelIds))
  expect(labels.map(label => label.name).filter((_, i) => !used.has(labels[i]?.id ?? ''))).toEqual([])
  expect(labels).toHaveLength(12)
})

test('status, priority and due are spread as in a life', async () => {
  const { timeZone } = await api.users.me()
  const today = dateIn(timeZone, app.clock.ms())
  const open = tasks.filter(task => task.status === 'pending' || task.status === 'in_progress')
  const dayOf = (task: Task) => task.dueOn ?? (task.dueAt && dateIn(timeZone, Date.parse(task.dueAt)))
  const due = (from: number, to: number) =>
    open.filter(task => {
      const day = dayOf(task)
      return day && day >= addDays(today, from) && day <= addDays(today, to)
    }).length
  const share = (keep: (task: Task) => boolean) => tasks.filter(keep).length / tasks.length

  expect(share(task => task.completed)).toBeGreaterThan(0.25)
  expect(share(task => task.completed)).toBeLessThan(0.35)
  expect(share(task => task.priority === 'none')).toBeGreaterThan(0.6)
  expect(share(task => task.priority === 'urgent')).toBeLessThan(0.03)
  expect(tasks.filter(task => task.status === 'in_progress').length).toBeGreaterThan(5)
  expect(tasks.filter(task => task.status === 'cancelled').length).toBeGreaterThan(3)
  expect(due(-30, -1)).toBeGreaterThan(5)
  expect(due(0, 0)).toBeGreaterThan(6)
  expect(open.filter(task => task.dueAt && dayOf(task) === today).length).toBeGreaterThan(1)
  expect(due(1, 14)).toBeGreaterThan(2 * due(15, 60))
  expect(open.filter(task => !dayOf(task)).length).toBeGreaterThan(open.length / 3)
})

test('work waits for Monday', async () => {
  const { items: projects } = await api.projects.list({ limit: 100 })
  const work = projects.find(project => project.name === 'Website relaunch')?.id
  const soon = addDays(dateIn('UTC', app.clock.ms()), 2)
  const weekdays = tasks
    .filter(task => task.projectId === work && (task.dueOn ?? '') >= soon)
    .map(task => new Date(task.dueOn ?? '').getUTCDay())
  expect(weekdays.length).toBeGreaterThan(10)
  expect(weekdays.filter(day => day === 0 || day === 6)).toEqual([])
})

test('what happened lies in the past, in the order in which it happened', async () => {
  const now = new Date(app.clock.ms() + 1000).toISOString()
  for (const task of tasks) {
    expect(task.createdAt <= now && task.updatedAt <= now, task.title).toBe(true)
    expect(task.completedAt === null || task.completedAt > task.createdAt, task.title).toBe(true)
  }
  const completedDays = new Set(tasks.map(task => task.completedAt?.slice(0, 10)))
  expect(completedDays.size).toBeGreaterThan(20)
  const slipped = tasks.find(task => task.title.startsWith('Chase the press photos'))
  const { items } = await api.activity.ofTask({ taskId: slipped?.id ?? '' })
  expect(items.map(entry => entry.kind)).toEqual(['task.updated', 'task.created'])
})

test('subtasks stand under their task, some of them done; some things are in the trash', async () => {
  const below = tasks.filter(task => task.parentId)
  expect(below.length).toBeGreaterThan(60)
  expect(below.some(task => task.completed) && below.some(task => !task.completed)).toBe(true)
  expect((await allTasks({ trashed: 'true' })).length).toBeGreaterThan(5)
})

test('a second start adds nothing and says the same', async () => {
  await fillDemo(app.services, line => said.push(line))
  expect(said[1]).toBe(said[0])
  expect((await allTasks({})).length).toBe(tasks.length)
})

test('an account of that name with another password is left alone', async () => {
  const other = await startApp()
  const { api: owner } = await other.signUp('demo')
  const lines: string[] = []
  await fillDemo(other.services, line => lines.push(line))
  expect(lines).toEqual([expect.stringContaining('has a password of its own')])
  expect((await owner.tasks.list({})).items).toEqual([])
  await other.close()
})

test('nobody is sent any mail', async () => expect(await app.mailCount('demo@example.org')).toBe(0))

const passwordIn = (line = '') => line.split(' ').at(-1) ?? ''

async function allTasks(filter: { trashed?: 'true' }): Promise<Task[]> {
  const found: Task[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await api.tasks.list({ ...filter, limit: 100, ...(cursor && { cursor }) })
    found.push(...page.items)
    cursor = page.nextCursor ?? undefined
    more = cursor !== undefined
  }
  return found
}
