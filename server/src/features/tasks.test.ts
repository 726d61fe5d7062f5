import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

test('a task lands in the inbox with what was said and sensible defaults', async () => {
  const task = await anna.api.tasks.create({ title: '  Pay rent ', dueOn: '2026-12-01', priority: 'high' })
  expect(task).toMatchObject({
    title: 'Pay rent',
    projectId: anna.me.inboxId,
    dueOn: '2026-12-01',
    dueAt: null,
    status: 'pending',
    version: 1,
  })
  expect(await anna.api.tasks.get({ taskId: task.id })).toEqual(task)
})

test('the first line of the description stands in for a missing title', async () => {
  const task = await anna.api.tasks.create({ description: 'Call the bank\nabout the card' })
  expect(task.title).toBe('Call the bank')
})
