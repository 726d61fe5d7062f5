import type { Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { Problem } from '@cairn/contract/problems'
import type { Task } from '@cairn/contract/tasks'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp, type TestServer } from './app.ts'
import { holds } from './properties.ts'

const CLIENTS = 8
const long = 120_000

describe('clients who write at the same time', () => {
  let app: TestApp
  let anna: Person
  let sibling: TestServer
  /** Half of them talk to another instance on the same database. */
  let clients: Client[]
  beforeAll(async () => {
    app = await startApp()
    anna = await app.signUp()
    sibling = await app.sibling()
    clients = Array.from({ length: CLIENTS }, (_, i) => (i % 2 ? app : sibling).client(anna.token))
  })
  afterAll(async () => {
    await sibling.close()
    await app.close()
  })

  test('what they write into different fields all survives', { timeout: long }, async () => {
    await holds(fc.shuffledSubarray(Object.keys(written) as Field[], { minLength: 2 }), async fields => {
      const { id } = await anna.api.tasks.create({ title: 'before' })
      await Promise.all(fields.map((field, i) => persist(() => patch(clients[i]!, id, written[field]))))
      const task = await anna.api.tasks.get({ taskId: id })
      for (const field of fields) expect(task).toMatchObject(written[field])
      expect(task.version).toBe(1 + fields.length)
    })
  })

  test(
    'of what they write into the same field one value stands, and the history has every one of them',
    { timeout: long },
    async () => {
      await holds(fc.array(fc.nat({ max: CLIENTS - 1 }), { minLength: 8, maxLength: 24 }), async writers => {
        const { id } = await anna.api.tasks.create({ title: 'before' })
        await Promise.all(
          writers.map((client, n) => persist(() => patch(clients[client]!, id, { title: `title ${n}` }))),
        )
        const task = await anna.api.tasks.get({ taskId: id })
        const history = (await anna.api.activity.ofTask({ taskId: id, limit: 100 })).items.toReversed()
        const titles = history.map(entry => entry.new?.['title'])
        expect(task.version).toBe(1 + writers.length)
        expect(titles.toSorted()).toEqual(['before', ...writers.map((_, n) => `title ${n}`)].toSorted())
        expect(titles.at(-1)).toBe(task.title)
        expect(history.slice(1).map(entry => entry.old?.['title'])).toEqual(titles.slice(0, -1))
        expect(history.map(entry => entry.seq)).toEqual(history.map((_, i) => history[0]!.seq + i))
      })
    },
  )

  test('a write that names the version it is based on never lands on another one', { timeout: long }, async () => {
    await holds(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: CLIENTS, maxLength: CLIENTS }), async rounds => {
      const { id } = await anna.api.tasks.create({ title: 'before' })
      const landed = await Promise.all(
        clients.map(async (client, i) => {
          const mine: Task[] = []
          for (let n = 0; n < rounds[i]!; n++) {
            const { version: ifMatch } = await client.tasks.get({ taskId: id })
            const task = await client.tasks.update({ taskId: id, title: `${i}.${n}` }, { ifMatch }).catch(outdated)
            if (task) expect(task.version).toBe(ifMatch + 1)
            if (task) mine.push(task)
          }
          return mine
        }),
      )
      const versions = landed.flat().map(task => task.version)
      expect(versions.toSorted((a, b) => a - b)).toEqual(versions.map((_, i) => i + 2))
      const last = landed.flat().find(task => task.version === versions.length + 1)
      expect(await anna.api.tasks.get({ taskId: id })).toEqual(last)
    })
  })

  test(
    'a request that is sent several times at once happens once and is answered the same each time',
    { timeout: long },
    async () => {
      const kinds = ['create', 'update', 'delete', 'guarded'] as const
      await holds(fc.array(fc.constantFrom(...kinds), { minLength: 4, maxLength: 8 }), async requests => {
        await Promise.all(
          requests.map(async kind => {
            const { id, version } = await anna.api.tasks.create({ title: 'before' })
            const key = { idempotencyKey: newId() }
            const send: Record<(typeof kinds)[number], (client: Client) => Promise<Task>> = {
              create: client => client.tasks.create({ title: 'twin' }, key),
              update: client => client.tasks.update({ taskId: id, priority: 'high' }, key),
              delete: client => client.tasks.delete({ taskId: id }, key),
              guarded: client => client.tasks.update({ taskId: id, title: 'after' }, { ...key, ifMatch: version }),
            }
            const answers = await Promise.all(clients.slice(0, 5).map(client => persist(() => send[kind](client))))
            for (const answer of answers) expect(answer).toEqual(answers[0])
            const touched = answers[0]!.id
            const { items } = await anna.api.activity.ofTask({ taskId: touched, limit: 100 })
            expect(items, kind).toHaveLength(kind === 'create' ? 1 : 2)
          }),
        )
      })
    },
  )
})

const written = {
  title: { title: 'after' },
  description: { description: 'something to say' },
  status: { status: 'in_progress' },
  priority: { priority: 'urgent' },
  due: { dueOn: '2026-12-24' },
  position: { position: 'a0' },
} as const
type Field = keyof typeof written

const patch = (client: Client, taskId: string, fields: object) => client.tasks.update({ taskId, ...fields })

/** A client tries again when it is told that others keep changing the same thing, or that its twin is still at work. */
async function persist<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof Problem) || !['busy', 'in-flight'].includes(error.reason ?? '')) throw error
    }
  }
}

function outdated(error: unknown): undefined {
  if (error instanceof Problem && (error.code === 'version-conflict' || error.reason === 'busy')) return
  throw error
}
