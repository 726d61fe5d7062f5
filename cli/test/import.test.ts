import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../server/test/app.ts'
import { openTerminal, type Terminal } from './terminal.ts'

let app: TestApp
let anna: Person
let terminal: Terminal

beforeAll(async () => {
  app = await startApp()
})
beforeEach(async () => {
  anna = await app.signUp()
  terminal = await openTerminal()
  await terminal.login(anna, app.address)
})
afterEach(() => terminal.close())
afterAll(() => app.close())

/** Hundreds of writes and their undo, on a machine that is busy with other tests. */
const LONG = { timeout: 90_000 }

const PRIORITIES = ['(A) ', '(B) ', '(C) ', '(D) ', '']

/** Lines with everything the format has, spread over five projects, every fifth completed. */
function todoTxt(lines: number): string {
  const line = (i: number) =>
    `${i % 5 === 4 ? 'x 2026-11-02 2026-11-01 ' : PRIORITIES[i % 5]}Task ${i} +Project${i % 5} @context${i % 7}` +
    (i % 3 === 0 ? ` due:2026-12-${String((i % 28) + 1).padStart(2, '0')}` : '')
  return `${Array.from({ length: lines }, (_, i) => line(i)).join('\n')}\n`
}

const importing = async (...args: string[]) => {
  const { code, stdout, stderr } = await terminal.cairn(['import', ...args, '--yes', '--json'])
  return { code, stderr, report: stdout === '' ? undefined : (JSON.parse(stdout) as object) }
}

test('brings in a file of 300 tasks as one, in its order, and takes all of it back', LONG, async () => {
  await terminal.file('todo.txt', todoTxt(300))
  const { code, report } = await importing('todo.txt')
  expect({ code, report }).toMatchObject({ code: 0, report: { tasks: 300, alreadyThere: 0, leftOut: [] } })
  expect(await anna.api.tasks.stats()).toMatchObject({
    total: 300,
    completed: 60,
    byPriority: { urgent: 60, high: 60, medium: 60, low: 60, none: 60 },
  })
  const projects = (await anna.api.projects.list()).items
  expect(projects.map(project => project.name).toSorted()).toEqual([
    'Inbox',
    ...[0, 1, 2, 3, 4].map(i => `Project${i}`),
  ])
  const labels = (await anna.api.labels.list()).items
  expect(labels).toHaveLength(7)
  const second = projects.find(project => project.name === 'Project1')?.id ?? ''
  const { items } = await anna.api.tasks.list({ project: second, limit: 100 })
  expect(items.map(task => task.title)).toEqual(Array.from({ length: 60 }, (_, i) => `Task ${5 * i + 1}`))
  expect(items[1]).toMatchObject({
    title: 'Task 6',
    priority: 'high',
    dueOn: '2026-12-07',
    labelIds: [labels.find(label => label.name === 'context6')?.id],
  })

  expect((await terminal.cairn(['undo'])).stdout).toBe('Took back: Imported 300 tasks from todo.txt.\n')
  expect(await anna.api.tasks.stats()).toMatchObject({ total: 0 })
  expect((await anna.api.projects.list()).items.map(project => project.name)).toEqual(['Inbox'])
  expect((await anna.api.labels.list()).items).toEqual([])
})

test('doubles nothing when the same file comes again, and makes it anew after an undo', async () => {
  await terminal.file('todo.txt', todoTxt(30))
  await importing('todo.txt')
  expect(await importing('todo.txt')).toMatchObject({ code: 0, report: { tasks: 0, alreadyThere: 30 } })
  expect(await anna.api.tasks.stats()).toMatchObject({ total: 30 })
  await terminal.cairn(['undo'])
  expect(await importing('todo.txt')).toMatchObject({ report: { tasks: 30, alreadyThere: 0 } })
  expect(await importing('todo.txt', '--again')).toMatchObject({ report: { tasks: 30, alreadyThere: 0 } })
  expect(await anna.api.tasks.stats()).toMatchObject({ total: 60 })
})

test('goes on where it was cut off, and one undo takes back both halves', LONG, async () => {
  await terminal.file('todo.txt', todoTxt(300))
  const first = terminal.start(['import', 'todo.txt', '--yes'])
  while ((await anna.api.tasks.stats()).total < 20) await sleep(5)
  first.kill()
  await first.ended
  // Up to eight writes were on their way and may still land.
  const { total: half } = await anna.api.tasks.stats()
  expect(half).toBeLessThan(290)
  const { code, report } = await importing('todo.txt')
  const { tasks, alreadyThere } = report as { tasks: number; alreadyThere: number }
  expect({ code, all: tasks + alreadyThere }).toEqual({ code: 0, all: 300 })
  expect(alreadyThere).toBeGreaterThanOrEqual(half)
  expect(await anna.api.tasks.stats()).toMatchObject({ total: 300 })
  expect((await anna.api.projects.list()).items).toHaveLength(6)
  expect(await terminal.cairn(['undo'])).toMatchObject({ code: 0 })
  expect(await anna.api.tasks.stats()).toMatchObject({ total: 0 })
})

test('says which rows it leaves out before it writes the others', async () => {
  await terminal.file('tasks.csv', 'title,due\nfine,2026-12-01\n,2026-12-01\ntoo,many,cells\nalso fine,soon\n')
  const { stdout } = await terminal.cairn(['import', 'tasks.csv', '--dry-run'])
  expect(stdout).toMatch(/Left out\n {2}line 3 {2}it has no title\n {2}line 4/)
  expect(await anna.api.tasks.stats()).toMatchObject({ total: 0 })
  const asked = await terminal.cairn(['import', 'tasks.csv'])
  expect(asked).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') })
  expect(await anna.api.tasks.stats()).toMatchObject({ total: 0 })
  expect(await importing('tasks.csv')).toMatchObject({
    code: 0,
    report: { tasks: 2, leftOut: [{ line: 3 }, { line: 4 }] },
  })
})

test('uses the projects and labels that are there, whatever their case', async () => {
  await anna.api.projects.create({ name: 'Garden' })
  await anna.api.labels.create({ name: 'Outside' })
  await terminal.file('todo.txt', 'Mow +garden @outside\nRead\n')
  expect(await importing('todo.txt', '--project', 'GARDEN')).toMatchObject({
    report: { tasks: 2, projects: [], labels: [] },
  })
  const garden = (await anna.api.projects.list()).items.find(project => project.name === 'Garden')
  expect((await anna.api.tasks.list({ project: garden?.id ?? '' })).items).toHaveLength(2)
})

test('keeps the subtasks of a Todoist file below their tasks', async () => {
  await terminal.file(
    'Trip.csv',
    'TYPE,CONTENT,PRIORITY,INDENT\ntask,Plan the trip,4,1\ntask,Book the train,1,2\ntask,Reserve seats,4,3\n',
  )
  expect(await importing('Trip.csv')).toMatchObject({ code: 0, report: { tasks: 3 } })
  const byTitle = Map.groupBy((await anna.api.tasks.list()).items, task => task.title)
  const one = (title: string) => byTitle.get(title)?.[0]
  expect(one('Book the train')).toMatchObject({ parentId: one('Plan the trip')?.id, priority: 'urgent' })
  expect(one('Reserve seats')).toMatchObject({ parentId: one('Book the train')?.id })
})

test.each(['todo.txt', 'tasks.csv'])('brings in the example %s without a word of complaint', async name => {
  await terminal.file(name, await readFile(new URL(`../../docs/examples/${name}`, import.meta.url), 'utf8'))
  const { code, report } = await importing(name)
  expect({ code, report }).toMatchObject({ code: 0, report: { leftOut: [], notes: [], general: [] } })
  expect((await anna.api.tasks.stats()).total).toBeGreaterThan(40)
})

test('refuses what it cannot read', async () => {
  await terminal.file('tasks.dat', 'x')
  await terminal.file('latin.txt', Buffer.from([0x4d, 0xfc, 0x6c, 0x6c]))
  await terminal.file('empty.txt', '\n')
  expect(await importing('nothing.txt')).toMatchObject({ code: 2, stderr: expect.stringContaining('does not exist') })
  expect(await importing('tasks.dat')).toMatchObject({ code: 2, stderr: expect.stringContaining('--format') })
  expect(await importing('latin.txt')).toMatchObject({ code: 2, stderr: expect.stringContaining('not in utf-8') })
  expect(await importing('empty.txt')).toMatchObject({ code: 2, stderr: expect.stringContaining('nothing to import') })
  expect(await importing('latin.txt', '--encoding', 'windows-1252')).toMatchObject({ code: 0, report: { tasks: 1 } })
  expect((await anna.api.tasks.list()).items).toMatchObject([{ title: 'Müll' }])
})
