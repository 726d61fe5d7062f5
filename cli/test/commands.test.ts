import { stat } from 'node:fs/promises'
import type { Task } from '@cairn/contract/tasks'
import { afterEach, beforeAll, beforeEach, afterAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../server/test/app.ts'
import { MINUTE } from '../../server/test/clock.ts'
import { aCommit, aPart } from '../../server/test/factories.ts'
import { addApp } from '../../server/test/second-factors.ts'
import { remove } from '../../server/src/ports/commit.ts'
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
  expect(await terminal.login(anna, app.address)).toMatchObject({ code: 0 })
})
afterEach(() => terminal.close())
afterAll(() => app.close())

const cairn = (...args: string[]) => terminal.cairn(args)
const listed = async (...args: string[]) =>
  JSON.parse((await cairn('list', '--json', ...args)).stdout) as (Task & { project: string; labels: string[] })[]
const titles = async (...args: string[]) => (await listed(...args)).map(task => task.title)

test('keeps the session readable for its owner alone', async () => {
  expect((await stat(terminal.config)).mode & 0o777).toBe(0o600)
})

test('knows no command by a name that every object has', async () => {
  expect(await cairn('constructor')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no command “constructor”'),
  })
})

test('says that a password is wrong, and keeps the session there was', async () => {
  const wrong = await terminal.cairn(['login', anna.name, '--server', app.address, '--password-stdin'], 'guess\n')
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('The name or the password is not right') })
  expect(await cairn('list')).toMatchObject({ code: 0 })
})

test('asks for the second factor of who has one, and takes a recovery code in its place', async () => {
  const { next, recoveryCodes } = await addApp(app, anna)
  const login = (input: string) =>
    terminal.cairn(['login', anna.name, '--server', app.address, '--password-stdin'], input)
  const without = await login(`${anna.password}\n`)
  expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('second factor') })
  const wrong = await login(`${anna.password}\n000000\n`)
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('This code is not right') })
  expect(await login(`${anna.password}\n${next()}\n`)).toMatchObject({ code: 0 })
  expect(await cairn('list')).toMatchObject({ code: 0 })
  expect(await login(`${anna.password}\n${recoveryCodes[0]}\n`)).toMatchObject({ code: 0 })
})

test('shows saved filters, and what one of them finds in its order', async () => {
  expect(await cairn('filters')).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('No filters') })
  const label = await anna.api.labels.create({ name: 'deep work' })
  for (const title of ['A', 'C', 'B']) await anna.api.tasks.create({ title, labelIds: [label.id] })
  await anna.api.tasks.create({ title: 'D' })
  const query = 'is:open label:"deep work"'
  await anna.api.filters.create({ name: 'Focus', query, sort: 'title', order: 'desc' })
  await anna.api.labels.update({ labelId: label.id, name: 'slow work' })
  expect((await cairn('filters')).stdout).toMatch(/Focus +is:open label:"slow work" +title desc/)
  expect(JSON.parse((await cairn('filters', '--json')).stdout)).toMatchObject([{ query: `is:open label:${label.id}` }])
  expect(await titles('--filter', 'focus')).toEqual(['C', 'B', 'A'])
  expect(await cairn('list', '--filter', 'focsu')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no filter “focsu”'),
  })
  expect(await cairn('list', '--filter', 'focus', '-q', 'x')).toMatchObject({ code: 2 })
})

test('adds a task with everything, into a project and labels that it makes when told', async () => {
  const args = ['add', 'Pay rent', '-p', 'Home', '-l', 'bills,bank', '-d', '2026-12-01 09:00', '--priority', 'high']
  args.push('--start', '2026-11-28')
  const without = await cairn(...args)
  expect(without).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no project “Home”') })
  expect(await cairn(...args, '--create')).toMatchObject({ code: 0, stdout: expect.stringContaining('Pay rent') })
  const [task] = await listed()
  expect(task).toMatchObject({
    title: 'Pay rent',
    project: 'Home',
    labels: ['bills', 'bank'],
    priority: 'high',
    startOn: '2026-11-28',
    dueAt: '2026-12-01T08:00:00.000Z',
    timeZone: 'Europe/Berlin',
  })
})

test('names projects that are near when one is misspelt', async () => {
  await anna.api.projects.create({ name: 'Garden' })
  const { code, stderr } = await cairn('add', 'Mow', '--project', 'gardn')
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Near: “Garden”') })
})

test('histories tell what was done on the command line', async () => {
  await cairn('add', 'Pay rent')
  const [entry] = (await anna.api.activity.list({ resource: 'task' })).items
  expect(entry).toMatchObject({ kind: 'task.created', via: 'cli' })
})

test('adds a task for each line of input, in their order', async () => {
  expect(await terminal.cairn(['add', '-'], 'one\n\n  two \nthree')).toMatchObject({ code: 0 })
  expect(await titles('--project', 'inbox')).toEqual(['one', 'two', 'three'])
})

test('understands labels, priority, date and notes in the text; an option wins, and --plain takes it as it is', async () => {
  const text = 'Pay rent #bills p1 2026-12-01 9am //from the joint account'
  expect(await cairn('add', text, '--priority', 'low', '-l', 'Bills,bank', '--create')).toMatchObject({ code: 0 })
  expect((await listed())[0]).toMatchObject({
    title: 'Pay rent',
    labels: expect.toSatisfy((names: string[]) => names.length === 2 && names.includes('bank')),
    priority: 'low',
    dueAt: '2026-12-01T08:00:00.000Z',
    description: 'from the joint account',
  })
  expect(await cairn('undo')).toMatchObject({ code: 0 })
  expect((await anna.api.labels.list()).items).toEqual([])
  expect(await cairn('add', '--plain', text)).toMatchObject({ code: 0 })
  expect(await titles()).toEqual([text])
  const strange = await cairn('add', 'Mow +Gardn')
  expect(strange).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no project “Gardn”') })
})

test('says what it understood', async () => {
  const { stdout } = await cairn('add', 'Pay rent #bills p1 tomorrow 9am //from the joint account', '--create')
  expect(stdout).toMatch(/^\+ \w+ {2}Pay rent {2}Inbox, tomorrow 09:00, urgent, #bills, with a description\n$/)
})

test('completes what comes ticked from a list', async () => {
  const { code, stdout } = await terminal.cairn(['add', '-'], '- [x] Sweep the yard\n- [ ] Rake the yard')
  expect(code).toBe(0)
  expect(stdout).toMatch(/Sweep the yard {2}Inbox, completed\n.*Rake the yard {2}Inbox\n$/)
})

test('makes subtasks of indented lines, and lists them with what they stand below', async () => {
  expect(await terminal.cairn(['add', '-'], 'Move house\n  Pack books\n  Call the van\nSleep')).toMatchObject({
    code: 0,
  })
  const tasks = await listed('--limit', '10')
  const house = tasks.find(task => task.title === 'Move house')
  expect(tasks.filter(task => task.parentId === house?.id).map(task => task.title)).toHaveLength(2)
  expect(tasks.find(task => task.title === 'Sleep')?.parentId).toBeNull()
  expect((await cairn('list')).stdout).toContain('Move house › Pack books')
  expect((await cairn('list', '-q', 'books')).stdout).toContain('Move house › Pack books')
})

test('lists a subtask whose task is gone by now', async () => {
  const { id, workspaceId } = await anna.api.tasks.create({ title: 'Move house' })
  await anna.api.tasks.create({ title: 'Pack books', parentId: id })
  const row = (await app.rows('tasks')).find(task => task.id === id)
  await app.services.store.commit(aCommit(aPart(workspaceId, remove('tasks', row!))))
  expect(await cairn('list')).toMatchObject({ code: 0, stdout: expect.not.stringContaining('›') })
  expect(await titles()).toEqual(['Pack books'])
})

test('lists what a query finds, and names what is wrong in one', async () => {
  const home = await anna.api.labels.create({ name: 'home' })
  await anna.api.tasks.create({ title: 'Mow the lawn', labelIds: [home.id], priority: 'high' })
  await anna.api.tasks.create({ title: 'Pay rent', labelIds: [home.id], completed: true })
  await anna.api.tasks.create({ title: 'Sleep' })
  expect((await titles('-q', 'label:home')).toSorted()).toEqual(['Mow the lawn', 'Pay rent'])
  expect(await titles('-q', 'label:home is:open')).toEqual(['Mow the lawn'])
  expect(await titles('--query=-label:home')).toEqual(['Sleep'])
  const wrong = await cairn('list', '-q', 'due:soon')
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/due:soon\n *\^{4} “soon” is no day/) })
  const two = await cairn('list', '-q', '会議 is:late due:soon')
  expect(two.stderr).toMatch(/\n( *)会議 is:late due:soon\n\1 {8}\^{4} “late”[^\n]*\n\1 {17}\^{4} “soon”/)
  expect(await cairn('list', '-q', 'zebra')).toMatchObject({ code: 0, stderr: 'No task fits the query.\n' })
})

test('lists what is overdue and what is due today in the zone of the person', async () => {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(app.clock.ms())
  await anna.api.tasks.create({ title: 'late', dueOn: '2026-01-02' })
  await anna.api.tasks.create({ title: 'now', dueOn: today })
  await anna.api.tasks.create({ title: 'far', dueOn: '2099-01-01' })
  await anna.api.tasks.create({ title: 'over', dueOn: '2026-01-02', status: 'cancelled' })
  expect(await titles('--overdue')).toEqual(['late'])
  expect(await titles('--today')).toEqual(['late', 'now'])
  expect((await titles()).toSorted()).toEqual(['far', 'late', 'now'])
  expect((await titles('--all')).toSorted()).toEqual(['far', 'late', 'now', 'over'])
})

test('shows a short id that completes the task, and takes it back', async () => {
  const { id } = await anna.api.tasks.create({ title: 'Pay rent' })
  await anna.api.tasks.create({ title: 'Pay taxes' })
  const row = (await cairn('list')).stdout.split('\n').find(line => line.includes('Pay rent'))
  const shortId = row?.split(/\s+/)[1] ?? ''
  expect(id.slice(-12).startsWith(shortId)).toBe(true)
  expect(await cairn('done', shortId)).toMatchObject({ code: 0, stdout: '✓ Pay rent\n' })
  expect(await titles('--completed')).toEqual(['Pay rent'])
  expect(await cairn('undo')).toMatchObject({ code: 0, stdout: 'Took back: Completed “Pay rent”.\n' })
  expect((await titles()).toSorted()).toEqual(['Pay rent', 'Pay taxes'])
})

test('leaves subtasks open and says so, or completes them too', async () => {
  const add = () => terminal.cairn(['add', '-'], 'Move house\n  Pack books\n    Buy boxes\nSleep')
  await add()
  expect(await cairn('done', 'Move house')).toMatchObject({
    code: 0,
    stdout: '✓ Move house\n',
    stderr: expect.stringContaining('2 subtasks still open'),
  })
  expect((await titles()).toSorted()).toEqual(['Buy boxes', 'Pack books', 'Sleep'])
  await cairn('undo')
  const all = await cairn('done', 'Move house', '--subtasks')
  expect(all).toMatchObject({ code: 0, stdout: '✓ Move house\n✓ Pack books\n✓ Buy boxes\n' })
  expect(all.stderr).not.toContain('still open')
  expect(await titles()).toEqual(['Sleep'])
  await cairn('undo')
  expect(await titles()).toHaveLength(4)
})

test('finds what is still open below a subtask that is done', async () => {
  const { id } = await anna.api.tasks.create({ title: 'Move house' })
  const books = await anna.api.tasks.create({ title: 'Pack books', parentId: id, completed: true })
  await anna.api.tasks.create({ title: 'Buy boxes', parentId: books.id })
  expect((await cairn('done', 'Move house')).stderr).toContain('1 subtask still open')
  await cairn('undo')
  expect((await cairn('done', 'Move house', '--subtasks')).stdout).toBe('✓ Move house\n✓ Buy boxes\n')
})

test('completes nothing when one of the names can mean several tasks', async () => {
  for (const title of ['Pay rent', 'Pay taxes', 'Sleep']) await anna.api.tasks.create({ title })
  const { code, stderr } = await cairn('done', 'sleep', 'pay')
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/can mean 2 tasks[^]*Pay (rent|taxes)/) })
  expect(await titles()).toHaveLength(3)
})

test('takes back one thing after the other, with what it made', async () => {
  await cairn('add', 'first')
  await cairn('add', 'second', '--project', 'New', '--label', 'fresh', '--create')
  expect((await cairn('undo')).stdout).toBe('Took back: Added “second”.\n')
  expect(await titles()).toEqual(['first'])
  expect((await anna.api.projects.list()).items.map(project => project.name)).toEqual(['Inbox'])
  expect((await anna.api.labels.list()).items).toEqual([])
  expect((await cairn('undo')).stdout).toBe('Took back: Added “first”.\n')
  expect(await cairn('undo')).toMatchObject({ code: 1 })
})

test('goes on with the token that the server changes, in two windows at once', async () => {
  const before = await terminal.keptToken()
  app.clock.forward(20 * MINUTE)
  const both = await Promise.all([cairn('list'), cairn('add', 'meanwhile')])
  expect(both).toMatchObject([{ code: 0 }, { code: 0 }])
  const after = await terminal.keptToken()
  expect(after).not.toBe(before)
  app.clock.forward(5 * MINUTE)
  expect(await titles()).toEqual(['meanwhile'])
  expect(await terminal.keptToken()).toBe(after)
})

test('keeps the whole of a title that is too long, in the description', async () => {
  const long = 'x'.repeat(201)
  expect(await cairn('add', long, '--description', 'Why')).toMatchObject({ code: 0 })
  expect(await listed()).toMatchObject([{ title: `${'x'.repeat(199)}…`, description: `Why\n\n${long}` }])
})

test('tells the shell what went wrong', async () => {
  expect(await cairn('add', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('cairn add TEXT') })
  expect(await cairn('lst')).toMatchObject({ code: 2, stderr: expect.stringContaining('cairn list') })
  expect(await cairn('list', '--colour')).toMatchObject({ code: 2 })
  expect(await cairn('add', 'x', '--due', 'someday')).toMatchObject({ code: 2 })
  expect(await cairn('add', '--plain', 'x'.repeat(201))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('title:'),
  })
  expect(await cairn('logout')).toMatchObject({ code: 0 })
  expect(await cairn('list')).toMatchObject({ code: 3, stderr: expect.stringContaining('cairn login') })
  const nobody = await terminal.cairn(['login', 'x', '--server', 'http://127.0.0.1:1', '--password-stdin'], 'x\n')
  expect(nobody).toMatchObject({ code: 4 })
})

test('ends the session on the server when logging out', async () => {
  const token = await terminal.keptToken()
  await cairn('logout')
  await expect(app.client(token).users.me()).rejects.toMatchObject({ code: 'unauthenticated' })
})
