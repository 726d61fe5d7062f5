import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adding, aLabel, aTask, AT } from '../../../test/factories.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'

/** The 20th of November in Berlin, at ten in the morning. */
const now = '2026-11-20T09:00:00.000Z'
const today = { on: '2026-11-20', from: '2026-11-19T23:00:00.000Z', to: '2026-11-20T23:00:00.000Z' }
const yesterday = { on: '2026-11-19', from: '2026-11-18T23:00:00.000Z', to: today.from }
const moment = { now, today, days: [yesterday, today] }

for (const engine of stores()) {
  describe(`counts of tasks on ${engine.name}`, () => {
    let open: OpenEngine
    beforeAll(async () => {
      open = await engine.open()
    })
    afterAll(() => open.close())

    test('counts by status and priority over several scopes, and nothing that is in the trash or elsewhere', async () => {
      const scopes = [newId(), newId()]
      const [scope, other] = scopes as [string, string]
      await open.store.commit(
        adding(
          'tasks',
          aTask({ scope, priority: 'urgent' }),
          aTask({ scope, priority: 'urgent', status: 'completed', completedAt: AT }),
          aTask({ scope, status: 'cancelled' }),
          aTask({ scope, deletedAt: AT }),
        ),
      )
      await open.store.commit(adding('tasks', aTask({ scope: other, status: 'in_progress', priority: 'low' })))
      await open.store.commit(adding('tasks', aTask()))
      expect((await open.store.tasks.stats(scopes, moment)).stats).toEqual({
        total: 4,
        open: 2,
        completed: 1,
        overdue: 0,
        dueToday: 0,
        byStatus: { pending: 1, in_progress: 1, completed: 1, cancelled: 1 },
        byPriority: { none: 1, low: 1, medium: 0, high: 0, urgent: 2 },
        byLabel: {},
        completedByDay: [
          { on: '2026-11-19', count: 0 },
          { on: '2026-11-20', count: 1 },
        ],
      })
    })

    test('what is open is overdue after its instant, or after its day; today is the reader’s day', async () => {
      const scope = newId()
      const due = {
        overdue: [{ dueOn: '2026-11-19' }, { dueAt: '2026-11-19T22:59:59.999Z' }],
        both: [{ dueAt: '2026-11-20T08:59:59.999Z' }],
        dueToday: [
          { dueOn: '2026-11-20' },
          { dueAt: '2026-11-20T09:00:00.000Z' },
          { dueAt: '2026-11-20T22:59:59.999Z' },
        ],
        neither: [{ dueOn: '2026-11-21' }, { dueAt: '2026-11-20T23:00:00.000Z' }, {}],
      }
      const all = Object.values(due).flat()
      const done = { status: 'completed', completedAt: AT } as const
      await open.store.commit(adding('tasks', ...all.map(fields => aTask({ scope, ...fields }))))
      await open.store.commit(adding('tasks', ...all.map(fields => aTask({ scope, ...fields, ...done }))))
      const { stats, until } = await open.store.tasks.stats([scope], moment)
      expect(stats).toMatchObject({ open: 9, overdue: 3, dueToday: 4 })
      expect(until).toBe('2026-11-20T09:00:00.000Z')
    })

    test('counts each label that is there, over the tasks that have it, and none that is gone', async () => {
      const scopes = [newId(), newId()]
      const [scope, other] = scopes as [string, string]
      const [home, work, unused] = [aLabel({ scope }), aLabel({ scope }), aLabel({ scope })]
      const elsewhere = aLabel({ scope: other })
      const labelled = (...labels: { id: string }[]) => ({ scope, labelIds: labels.map(({ id }) => id) })
      await open.store.commit(adding('labels', home, work, unused))
      await open.store.commit(adding('labels', elsewhere))
      await open.store.commit(adding('labels', aLabel()))
      await open.store.commit(
        adding(
          'tasks',
          aTask(labelled(home)),
          aTask({ ...labelled(home, work), status: 'completed', completedAt: AT }),
          aTask({ ...labelled(work), status: 'cancelled' }),
          aTask({ ...labelled(work), deletedAt: AT }),
          aTask(labelled({ id: newId() })),
        ),
      )
      await open.store.commit(adding('tasks', aTask({ scope: other, labelIds: [elsewhere.id] })))
      expect((await open.store.tasks.stats(scopes, moment)).stats.byLabel).toEqual({
        [home.id]: { open: 1, total: 2 },
        [work.id]: { open: 0, total: 2 },
        [unused.id]: { open: 0, total: 0 },
        [elsewhere.id]: { open: 1, total: 1 },
      })
    })

    test('counts what was completed on each of the days, from its first instant to the last', async () => {
      const scope = newId()
      const done = (completedAt: string, deletedAt: string | null = null) =>
        aTask({ scope, status: 'completed', completedAt, deletedAt })
      await open.store.commit(
        adding(
          'tasks',
          done('2026-11-18T22:59:59.999Z'),
          done('2026-11-18T23:00:00.000Z'),
          done('2026-11-19T22:59:59.999Z'),
          done('2026-11-19T23:00:00.000Z'),
          done('2026-11-20T22:59:59.999Z'),
          done('2026-11-20T12:00:00.000Z'),
          done('2026-11-20T12:00:00.000Z', AT),
          done('2026-11-20T23:00:00.000Z'),
        ),
      )
      expect((await open.store.tasks.stats([scope], moment)).stats).toMatchObject({
        completed: 7,
        completedByDay: [
          { on: '2026-11-19', count: 2 },
          { on: '2026-11-20', count: 3 },
        ],
      })
    })

    test('where there is nothing, every count is there and zero', async () => {
      expect(await open.store.tasks.stats([newId()], moment)).toMatchObject({
        stats: { total: 0, byStatus: { pending: 0, cancelled: 0 }, byPriority: { none: 0, urgent: 0 } },
        until: null,
      })
      expect(await open.store.tasks.stats([], moment)).toMatchObject({ stats: { total: 0 } })
    })
  })
}
