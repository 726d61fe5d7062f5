import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adding, aTask, AT } from '../../../test/factories.ts'
import { pagesOf } from '../../../test/paging.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { PageAfter, Rows, Store } from '../../ports/store.ts'

const living = { trashed: false }

for (const engine of stores()) {
  describe(`lists of tasks on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    const kept = async (...rows: TaskRow[]) => {
      await store.commit(adding('tasks', ...rows))
      return rows
    }

    /** The lists that share filters and pages, each over the scope of `tasks` and asked for what holds all of them. */
    const lists = (task: TaskRow): Record<string, (page: PageAfter, filter?: object) => Promise<Rows<TaskRow>>> => ({
      list: (page, filter = living) => store.tasks.list([task.scope], { ...living, ...filter }, page),
      listByProject: (page, filter = living) =>
        store.tasks.listByProject(task.scope, task.projectId, { ...living, ...filter }, page),
      listByParent: (page, filter = living) =>
        store.tasks.listByParent(task.scope, task.parentId ?? '', { ...living, ...filter }, page),
      listByDue: (page, filter = living) =>
        store.tasks.listByDue([task.scope], november, { ...living, ...filter }, page),
    })

    const everywhere = () => ({ scope: newId(), projectId: newId(), parentId: newId(), dueOn: '2026-11-20' })

    test('every list is walked through its cursors without loss or repetition, though all keys but the id are equal', async () => {
      const place = everywhere()
      const rows = await kept(...Array.from({ length: 7 }, () => aTask({ ...place, position: 'a0' })))
      for (const [name, list] of Object.entries(lists(rows[0]!))) {
        for (const limit of [1, 2, 3, 7, 100]) {
          const pages = await pagesOf(limit, list)
          const ids = pages.flat().map(row => row.id)
          expect(ids, `${name} by ${limit}`).toHaveLength(7)
          expect(new Set(ids), `${name} by ${limit}`).toEqual(new Set(rows.map(row => row.id)))
          expect(pages.length, `${name} by ${limit}`).toBe(Math.ceil(7 / limit))
        }
      }
    })

    test('a row that appears before the cursor, or goes, does not disturb the rest of the walk', async () => {
      const place = everywhere()
      const [a, b, c] = await kept(...['a1', 'a2', 'a3'].map(position => aTask({ ...place, position })))
      const first = await store.tasks.listByProject(place.scope, place.projectId, living, { limit: 2 })
      await kept(aTask({ ...place, position: 'a0' }))
      const rest = await store.tasks.listByProject(place.scope, place.projectId, living, {
        limit: 2,
        after: first.next ?? '',
      })
      expect(first.rows).toMatchObject([a!, b!])
      expect(rest).toMatchObject({ rows: [c], next: null })
    })

    test('every list tells the trash from the living and keeps to the statuses that were asked for', async () => {
      const place = everywhere()
      const [open, done, cancelled, gone] = await kept(
        aTask(place),
        aTask({ ...place, status: 'completed', completedAt: AT }),
        aTask({ ...place, status: 'cancelled' }),
        aTask({ ...place, deletedAt: AT }),
      )
      for (const [name, list] of Object.entries(lists(open!))) {
        const ids = async (filter: object) => (await list({ limit: 10 }, filter)).rows.map(row => row.id).toSorted()
        const only = (...rows: (TaskRow | undefined)[]) => rows.map(row => row?.id).toSorted()
        expect(await ids({}), name).toEqual(only(open, done, cancelled))
        expect(await ids({ trashed: true }), name).toEqual(only(gone))
        expect(await ids({ statuses: ['completed'] }), name).toEqual(only(done))
        expect(await ids({ statuses: ['pending', 'cancelled'] }), name).toEqual(only(open, cancelled))
        expect(await ids({ statuses: [] }), name).toEqual([])
      }
    })

    test('what carries a label is listed by id, in the trash or not, page by page', async () => {
      const [scope, label, other] = [newId(), newId(), newId()]
      const carrying = await kept(
        aTask({ scope, labelIds: [label] }),
        aTask({ scope, labelIds: [other, label], status: 'completed', completedAt: AT }),
        aTask({ scope, labelIds: [label], deletedAt: AT }),
      )
      await kept(aTask({ scope, labelIds: [other] }), aTask({ scope }))
      await kept(aTask({ scope: newId(), labelIds: [label] }))
      const wanted = carrying.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      for (const limit of [1, 2, 100]) {
        const pages = await pagesOf(limit, page => store.tasks.listByLabel(scope, label, page))
        expect(pages.flat(), `by ${limit}`).toMatchObject(wanted)
      }
    })

    test('no list shows a row of another scope, even under the same project or parent', async () => {
      const place = everywhere()
      const [own] = await kept(aTask(place))
      await kept(aTask({ ...place, scope: newId() }))
      for (const [name, list] of Object.entries(lists(own!))) {
        expect((await list({ limit: 10 })).rows, name).toMatchObject([own!])
      }
    })

    test('several scopes are one list, the newest first', async () => {
      const scopes = [newId(), newId(), newId()]
      const rows = Array.from({ length: 9 }, (_, i) => aTask({ scope: scopes[i % 3]! }))
      for (const row of rows) await kept(row)
      const pages = await pagesOf(2, page => store.tasks.list(scopes, living, page))
      expect(pages.flat().map(row => row.id)).toEqual(rows.map(row => row.id).toReversed())
      expect((await store.tasks.list([], living, { limit: 5 })).rows).toEqual([])
    })

    test('positions are compared by code point, as the client compares them', async () => {
      const place = everywhere()
      const positions = ['a0', 'Zz', 'aZ', 'aa', 'a0V', 'B0', 'a00', 'zz']
      await kept(...positions.map(position => aTask({ ...place, position })))
      for (const name of ['listByProject', 'listByParent']) {
        const list = lists(aTask(place))[name]!
        const found = (await pagesOf(3, list)).flat().map(row => row.position)
        expect(found, name).toEqual(positions.toSorted())
      }
    })

    test.each(['older', 'newer'])(
      'what is due on a date stands at the end of its day, behind what is due at an instant of it, though that is %s',
      async than => {
        const scope = newId()
        const dues = [
          { dueAt: '2026-11-20T00:00:00.000Z' },
          { dueAt: '2026-11-20T23:59:59.999Z' },
          { dueOn: '2026-11-20' },
          { dueAt: '2026-11-21T08:00:00.000Z' },
          { dueOn: '2026-11-21' },
          { dueOn: '2026-11-30' },
        ]
        const made = (than === 'older' ? dues : dues.toReversed()).map(due => aTask({ scope, ...due }))
        const rows = than === 'older' ? made : made.toReversed()
        await kept(...rows.toReversed(), aTask({ scope }))
        for (const limit of [1, 2]) {
          const pages = await pagesOf(limit, page => store.tasks.listByDue([scope], november, living, page))
          expect(
            pages.flat().map(row => row.id),
            `by ${limit}`,
          ).toEqual(rows.map(row => row.id))
        }
      },
    )

    test('what is due in several scopes is one list', async () => {
      const scopes = [newId(), newId()]
      const rows = [
        { dueAt: '2026-11-20T08:00:00.000Z' },
        { dueAt: '2026-11-20T08:00:00.000Z' },
        { dueOn: '2026-11-20' },
        { dueOn: '2026-11-20' },
        { dueAt: '2026-11-21T08:00:00.000Z' },
        { dueOn: '2026-11-21' },
        { dueOn: '2026-11-21' },
      ].map((due, n) => aTask({ scope: scopes[n % 2]!, ...due }))
      for (const row of rows.toReversed()) await kept(row)
      for (const limit of [1, 2, 100]) {
        const pages = await pagesOf(limit, page => store.tasks.listByDue(scopes, november, living, page))
        expect(
          pages.flat().map(row => row.id),
          `by ${limit}`,
        ).toEqual(rows.map(row => row.id))
      }
    })

    test.each(['the date', 'the instant'])(
      'a date ends where the next day begins, and who is due at that very moment comes by id: %s first',
      async first => {
        const scope = newId()
        const dues = [{ dueOn: '2026-11-20' }, { dueAt: '2026-11-21T00:00:00.000Z' }]
        const rows = (first === 'the date' ? dues : dues.toReversed()).map(due => aTask({ scope, ...due }))
        await kept(...rows)
        for (const limit of [1, 2]) {
          const pages = await pagesOf(limit, page => store.tasks.listByDue([scope], november, living, page))
          expect(
            pages.flat().map(row => row.id),
            `by ${limit}`,
          ).toEqual(rows.map(row => row.id))
        }
      },
    )

    test('a range of due dates holds its first day and not the one after its last, for dates and instants alike', async () => {
      const scope = newId()
      const range = {
        from: { on: '2026-11-20', at: '2026-11-19T23:00:00.000Z' },
        to: { on: '2026-11-21', at: '2026-11-20T23:00:00.000Z' },
      }
      const inside = [
        aTask({ scope, dueAt: '2026-11-19T23:00:00.000Z' }),
        aTask({ scope, dueAt: '2026-11-20T22:59:59.999Z' }),
        aTask({ scope, dueOn: '2026-11-20' }),
      ]
      await kept(
        ...inside,
        aTask({ scope, dueAt: '2026-11-19T22:59:59.999Z' }),
        aTask({ scope, dueAt: '2026-11-20T23:00:00.000Z' }),
        aTask({ scope, dueOn: '2026-11-19' }),
        aTask({ scope, dueOn: '2026-11-21' }),
      )
      const { rows } = await store.tasks.listByDue([scope], range, living, { limit: 10 })
      expect(rows).toMatchObject(inside)
    })
  })
}

const november = {
  from: { on: '2026-11-01', at: '2026-11-01T00:00:00.000Z' },
  to: { on: '2026-12-01', at: '2026-12-01T00:00:00.000Z' },
}
