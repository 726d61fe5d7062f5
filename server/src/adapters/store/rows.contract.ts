import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  adding,
  aCommit,
  aLabel,
  aMember,
  aPart,
  aPerson,
  aProject,
  aRowOf,
  aTask,
  aWorkspace,
  AT,
} from '../../../test/factories.ts'
import { pagesOf } from '../../../test/paging.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import type { Line } from '../../ports/archive.ts'
import { put, remove } from '../../ports/commit.ts'
import { tableNames } from '../../ports/rows.ts'
import type { Store } from '../../ports/store.ts'

for (const engine of stores()) {
  describe(`rows on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    test('a task comes back as it was put, empty or full', async () => {
      const empty = aTask()
      const full = aTask({
        parentId: newId(),
        title: 'Überweisen: "Miete" \\ 100 € 🎉',
        description: 'first\n\tsecond \u{1F469}\u200D\u{1F4BB}\r\n',
        status: 'completed',
        priority: 'urgent',
        startOn: '2026-02-27',
        dueOn: '2026-02-28',
        timeZone: 'Europe/Berlin',
        labelIds: [newId(), newId()].toReversed(),
        completedAt: AT,
        deletedAt: AT,
        version: 1,
      })
      for (const task of [empty, full]) {
        await store.commit(adding('tasks', task))
        expect(await store.tasks.find([task.scope], task.id)).toMatchObject(task)
      }
    })

    test.for(tableNames)('a row of %s is kept with every field, and a backup has it', async table => {
      const row = aRowOf[table]()
      await store.commit(adding(table, row))
      const lines: Line[] = []
      for await (const line of open.archive.dump()) if (line.of === 'row' && line.row.id === row.id) lines.push(line)
      expect(lines).toEqual([{ of: 'row', table, row: { ...row, seq: 1 } }])
    })

    test('an instant is 24 characters with its zeros, and a date stays the date it is', async () => {
      const instants = [
        '2026-11-20T14:33:00.000Z',
        '2026-11-20T14:33:00.100Z',
        '2026-11-20T14:33:00.120Z',
        '1970-01-01T00:00:00.001Z',
        '9999-12-31T23:59:59.999Z',
      ]
      for (const dueAt of instants) {
        const task = aTask({ dueAt, createdAt: dueAt })
        await store.commit(adding('tasks', task))
        expect(await store.tasks.find([task.scope], task.id)).toMatchObject({ dueAt, createdAt: dueAt })
      }
      for (const dueOn of ['1970-01-01', '2024-02-29', '2026-03-29', '9999-12-31']) {
        const task = aTask({ startOn: dueOn, dueOn })
        await store.commit(adding('tasks', task))
        expect(await store.tasks.find([task.scope], task.id)).toMatchObject({ startOn: dueOn, dueOn, dueAt: null })
      }
    })

    test('a row is found only within the scopes that are asked, among several of them', async () => {
      const rows = { tasks: aTask(), projects: aProject(), labels: aLabel() }
      for (const table of ['tasks', 'projects', 'labels'] as const) {
        const row = rows[table]
        await store.commit(adding(table, row))
        expect(await store[table].find([newId(), row.scope], row.id), table).toMatchObject({ id: row.id })
        expect(await store[table].find([newId()], row.id), table).toBeUndefined()
        expect(await store[table].find([], row.id), table).toBeUndefined()
        expect(await store[table].find([row.scope], newId()), table).toBeUndefined()
      }
    })

    test('projects are listed by position and id, page by page, the trash apart from the living', async () => {
      const scope = newId()
      const living = ['Zz', 'a0', 'a0', 'a0', 'aa'].map(position => aProject({ scope, position }))
      const gone = ['a0', 'a1'].map(position => aProject({ scope, position, deletedAt: AT }))
      await store.commit(adding('projects', ...[...living, ...gone].toReversed()))
      await store.commit(adding('projects', aProject()))
      for (const [trashed, rows] of [
        [false, living],
        [true, gone],
      ] as const) {
        for (const limit of [1, 2, 5]) {
          const pages = await pagesOf(limit, page => store.projects.list([scope], { trashed }, page))
          expect(pages.flat().map(row => row.id)).toEqual(rows.map(row => row.id))
        }
      }
    })

    test('nobody is found by a name of any length that nobody can have', async () => {
      for (const name of ['x'.repeat(1025), 'é'.repeat(3000), 'x'.repeat(100_000)])
        expect(await store.persons.byName(name)).toBeUndefined()
    })

    test('labels are listed in the order they were made, page by page, over several scopes', async () => {
      const scopes = [newId(), newId()]
      const rows = Array.from({ length: 5 }, (_, i) => aLabel({ scope: scopes[i % 2]! }))
      for (const row of rows) await store.commit(adding('labels', row))
      await store.commit(adding('labels', aLabel()))
      const pages = await pagesOf(2, page => store.labels.list(scopes, page))
      expect(pages.flat().map(row => row.id)).toEqual(rows.map(row => row.id))
    })

    test('a person is found by id and by either name, as the contract normalised them', async () => {
      const anna = aPerson({ username: 'Anna.K', email: 'Anna@Example.org' })
      await store.commit(adding('persons', anna))
      const found = expect.objectContaining({ id: anna.id, username: 'Anna.K', email: 'Anna@Example.org' })
      expect(await store.persons.get(anna.id)).toEqual(found)
      expect(await store.persons.byName('anna.k')).toEqual(found)
      expect(await store.persons.byName('anna@example.org')).toEqual(found)
      expect(await store.persons.byName('Anna.K')).toBeUndefined()
      expect(await store.persons.get(newId())).toBeUndefined()
    })

    test('the reach of a person is every workspace that has them as a member, in the order of scope, with its seq', async () => {
      const anna = aPerson()
      const scopes = [newId(), newId()]
      await store.commit(adding('persons', anna))
      for (const scope of scopes.toReversed()) await join(scope, anna.id, 'owner')
      await join(newId(), newId(), 'owner')
      await store.commit(adding('labels', aLabel({ scope: scopes[1]! })))
      expect(await store.persons.reach(anna.id)).toEqual({
        timeZone: 'UTC',
        personalWorkspaceId: anna.personalWorkspaceId,
        inboxId: anna.inboxId,
        memberships: [
          { scope: scopes[0], role: 'owner', seq: 1 },
          { scope: scopes[1], role: 'owner', seq: 2 },
        ],
      })
      expect(await store.persons.reach(newId())).toBeUndefined()
    })

    test('whether there is anybody but one is known; who is gone counts no more', async () => {
      const empty = await engine.open()
      const { persons, commit } = empty.store
      const [anna, ben] = [aPerson(), aPerson()]
      expect(await persons.anyBut(anna.id)).toBe(false)
      await commit(adding('persons', anna))
      await expect.poll(() => persons.anyBut(ben.id)).toBe(true)
      expect(await persons.anyBut(anna.id)).toBe(false)
      await commit(adding('persons', ben))
      await expect.poll(() => persons.anyBut(anna.id)).toBe(true)
      await commit(aCommit(aPart(ben.id, remove('persons', ben))))
      expect(await persons.anyBut(anna.id)).toBe(false)
      await empty.close()
    })

    async function join(scope: string, id: string, role: 'owner' | 'member') {
      const rows = [
        put('workspaces', aWorkspace({ scope }), { expect: 'absent' }),
        put('members', aMember({ scope, id, role }), { expect: 'absent' }),
      ]
      await store.commit(aCommit(aPart(scope, ...rows)))
    }
  })
}
