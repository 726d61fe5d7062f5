import { operations } from '@cairn/contract/contract'
import type { Task } from '@cairn/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'

/** What other systems call ours is understood, and answered under our names. */
let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await app.http(path, {
    method,
    token: anna.token,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  expect(answer.status).toBeLessThan(300)
  return (await answer.json()) as T
}

test('a deadline is the day, or the instant, when a task is due', async () => {
  const task = await ask<Task>('POST', '/tasks', { title: 'Pay rent', deadline: '2026-12-01' })
  expect(task).toMatchObject({ dueOn: '2026-12-01', dueAt: null })
  expect(task).not.toHaveProperty('deadline')
  const change = (deadline: string | null) => ask<Task>('PATCH', `/tasks/${task.id}`, { deadline })
  expect(await change('2026-12-01T10:00:00+01:00')).toMatchObject({ dueOn: null, dueAt: '2026-12-01T09:00:00.000Z' })
  expect(await change(null)).toMatchObject({ dueOn: null, dueAt: null })
  const { items } = await ask<{ items: Task[] }>('PATCH', '/tasks/bulk', { taskIds: [task.id], deadline: '2026-12-02' })
  expect(items).toMatchObject([{ dueOn: '2026-12-02' }])
})

test('tags are labels', async () => {
  await anna.api.tasks.quickAdd({ text: 'Call Ben #call\nWrite' })
  const [byTag, byLabel] = await Promise.all([
    ask<{ items: Task[] }>('GET', '/tasks?tags=call'),
    anna.api.tasks.list({ label: 'call' }),
  ])
  expect(byTag.items).toEqual(byLabel.items)
  expect(byTag.items.map(({ title }) => title)).toEqual(['Call Ben'])
})

test('another name stands for what its operation takes, and is no name of ours', () => {
  for (const [id, { aliases = {}, query, body }] of operations) {
    const part = (query ?? body) as { def: { shape?: object } } | undefined
    const own = Object.keys(part?.def.shape ?? {})
    for (const [name, { means }] of Object.entries(aliases)) {
      expect(own, id).toEqual(expect.arrayContaining([...means]))
      expect(own, id).not.toContain(name)
    }
  }
})
