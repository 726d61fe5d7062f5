import type { Entry } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCommit, adding, aPart, aTask, AT } from '../../../test/factories.ts'
import { historyOf } from '../../../test/history.ts'
import { pagesOf } from '../../../test/paging.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import { put } from '../../ports/commit.ts'
import type { Line } from '../../ports/archive.ts'
import type { Store } from '../../ports/store.ts'

for (const engine of stores()) {
  describe(`the log on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    const renamed = (subjectId: string, from: string, to: string) =>
      ({ kind: 'task.updated', subjectId, old: { title: from }, new: { title: to } }) as const

    test('a commit writes one item with all its entries: who, how, when, what, old and new', async () => {
      const [scope, task, other] = [newId(), newId(), newId()]
      const work = aCommit(
        {
          scope,
          changes: [],
          entries: [
            { kind: 'task.created', subjectId: task, new: { title: 'Tea', dueOn: '2026-11-21', labelIds: [] } },
            {
              kind: 'task.updated',
              subjectId: other,
              old: { dueAt: null, title: 'a' },
              new: { dueAt: AT, title: 'b' },
            },
            { kind: 'task.restored', subjectId: other },
          ],
        },
        { at: '2026-11-20T10:00:00.120Z' },
      )
      await store.commit(work)
      const { actorId, batch } = work
      const envelope = { scope, seq: 1, at: '2026-11-20T10:00:00.120Z', actorId, via: 'api', batch, version: 1 }
      expect(await store.log.at(scope, 1)).toEqual([
        {
          ...envelope,
          id: `${scope}:1:0`,
          kind: 'task.created',
          subjectId: task,
          fields: ['title', 'dueOn', 'labelIds'],
          old: null,
          new: { title: 'Tea', dueOn: '2026-11-21', labelIds: [] },
        },
        {
          ...envelope,
          id: `${scope}:1:1`,
          kind: 'task.updated',
          subjectId: other,
          fields: ['dueAt', 'title'],
          old: { dueAt: null, title: 'a' },
          new: { dueAt: AT, title: 'b' },
        },
        { ...envelope, id: `${scope}:1:2`, kind: 'task.restored', subjectId: other, fields: [], old: null, new: null },
      ])
      expect(await store.log.at(scope, 2)).toEqual([])
      expect(await store.log.at(newId(), 1)).toEqual([])
    })

    test('each scope counts for itself, without gaps, whatever fails in between', async () => {
      const task = aTask()
      const other = newId()
      await store.commit(adding('tasks', task))
      for (let i = 0; i < 3; i++) await expect(store.commit(adding('tasks', task))).rejects.toThrow()
      const both = await store.commit(aCommit([aPart(other), aPart(task.scope)]))
      expect(both.seqs).toEqual([1, 2])
    })

    test('the parts of a commit write one item each, in their own scope', async () => {
      const parts = [newId(), newId(), newId()].map(scope => ({
        scope,
        changes: [],
        entries: [renamed(scope, 'a', 'b')],
      }))
      await store.commit(aCommit(parts))
      for (const { scope } of parts) expect(await store.log.at(scope, 1)).toMatchObject([{ scope, subjectId: scope }])
    })

    test('the history of a row is the newest first, page by page, with nobody else’s entries', async () => {
      const [scope, task] = [newId(), newId()]
      for (let i = 1; i <= 5; i++) {
        const entries = [renamed(newId(), 'x', 'y'), renamed(task, `${i - 1}`, `${i}`)]
        await store.commit(aCommit({ scope, changes: [], entries }))
        await store.commit(aCommit({ scope, changes: [], entries: [renamed(newId(), 'x', 'y')] }))
        await store.commit(aCommit({ scope: newId(), changes: [], entries: [renamed(task, 'not', 'here')] }))
      }
      for (const limit of [1, 2, 5, 50]) {
        const pages = await pagesOf(limit, page => historyOf(store, scope, task, page))
        expect(pages.flat().map(entry => entry.new?.['title'])).toEqual(['5', '4', '3', '2', '1'])
      }
      expect(await historyOf(store, scope, newId(), { limit: 5 })).toEqual({ rows: [], next: null })
    })

    test('two entries about one row in one commit come in reverse as well', async () => {
      const [scope, task] = [newId(), newId()]
      const entries = [renamed(task, 'a', 'b'), renamed(task, 'b', 'c')]
      await store.commit(aCommit({ scope, changes: [], entries }))
      const { rows } = await historyOf(store, scope, task, { limit: 5 })
      expect(rows.map(entry => entry.new?.['title'])).toEqual(['c', 'b'])
    })

    test('an entry shows in the history of every row that it is about', async () => {
      const [scope, task, project] = [newId(), newId(), newId()]
      const entries = [{ ...renamed(task, 'a', 'b'), about: [project] }, renamed(newId(), 'x', 'y')]
      await store.commit(aCommit({ scope, changes: [], entries }))
      const { rows } = await historyOf(store, scope, project, { limit: 5 })
      expect(rows).toEqual((await historyOf(store, scope, task, { limit: 5 })).rows)
      expect(rows).toMatchObject([{ id: `${scope}:1:0`, subjectId: task }])
    })

    test('a batch is read in the order it was written, each scope for itself', async () => {
      const [scope, other, batch] = [newId(), newId(), newId()]
      for (const title of ['1', '2', '3']) {
        const entries = [renamed(newId(), '', `${title}a`), renamed(newId(), '', `${title}b`)]
        await store.commit(aCommit({ scope, changes: [], entries }, { batch }))
        await store.commit(aCommit({ scope, changes: [], entries: [renamed(newId(), '', 'another batch')] }))
      }
      await store.commit(aCommit({ scope: other, changes: [], entries: [renamed(newId(), '', 'other')] }, { batch }))
      const titles = async (of: string) => (await store.log.ofBatch(of, batch)).map(entry => entry.new?.['title'])
      expect(await titles(scope)).toEqual(['1a', '1b', '2a', '2b', '3a', '3b'])
      expect(await titles(other)).toEqual(['other'])
      expect(await store.log.ofBatch(scope, newId())).toEqual([])
    })

    test('a batch is read from its end too, some commits at a time, and single commits by their numbers', async () => {
      const [scope, batch] = [newId(), newId()]
      for (const title of ['1', '2', '3']) {
        const entries = [renamed(newId(), '', `${title}a`), renamed(newId(), '', `${title}b`)]
        await store.commit(aCommit({ scope, changes: [], entries }, { batch }))
        await store.commit(aCommit({ scope, changes: [], entries: [renamed(newId(), '', 'another batch')] }))
      }
      const titles = (entries: Entry[]) => entries.map(entry => entry.new?.['title'])
      const back = async (upTo: number, count: number) => titles(await store.log.batchBack(scope, batch, upTo, count))
      expect(await back(Number.MAX_SAFE_INTEGER, 2)).toEqual(['3b', '3a', '2b', '2a'])
      expect(await back(4, 9)).toEqual(['2b', '2a', '1b', '1a'])
      expect(await back(0, 9)).toEqual([])
      expect(titles(await store.log.at(scope, 1, 3, 99))).toEqual(['1a', '1b', '2a', '2b'])
    })

    test('a batch is counted kind by kind, with what one person wrote in several scopes, each row once', async () => {
      const [scope, other, batch, actorId, task] = [newId(), newId(), newId(), newId(), newId()]
      const commits = [
        { scope, by: actorId, entries: [renamed(task, 'a', 'b'), renamed(task, 'b', 'c'), renamed(newId(), 'a', 'b')] },
        { scope: other, by: actorId, entries: [{ kind: 'task.created', subjectId: newId() } as const] },
        { scope, by: newId(), entries: [renamed(newId(), 'a', 'b')] },
      ]
      for (const { scope, by, entries } of commits)
        await store.commit({ ...aCommit({ scope, changes: [], entries }, { batch }), actorId: by })
      expect(await store.log.countsOfBatch([scope, other], batch, actorId)).toEqual([
        { kind: 'task.created', entries: 1, things: 1 },
        { kind: 'task.updated', entries: 3, things: 2 },
      ])
      expect(await store.log.countsOfBatch([other], batch, actorId)).toHaveLength(1)
      expect(await store.log.countsOfBatch([scope], newId(), actorId)).toEqual([])
    })

    test('everything in a scope is read the oldest first, page by page, with nothing of another', async () => {
      const [scope, task] = [newId(), newId()]
      for (const title of ['1', '2', '3', '4', '5']) {
        const entries = [renamed(task, '', `${title}a`), renamed(task, '', `${title}b`)]
        await store.commit(aCommit({ scope, changes: [], entries }))
        await store.commit(aCommit({ scope: newId(), changes: [], entries }))
      }
      const all = ['1a', '1b', '2a', '2b', '3a', '3b', '4a', '4b', '5a', '5b']
      for (const limit of [1, 2, 5, 50]) {
        const pages = await pagesOf(limit, page => store.log.ofScope(scope, page))
        expect(pages.flat().map(entry => entry.new?.['title'])).toEqual(all)
        expect(pages[0]).toHaveLength(Math.min(limit, 5) * 2)
      }
      expect(await store.log.ofScope(newId(), { limit: 5 })).toEqual({ rows: [], next: null })
    })

    test('erased values are gone for every reader and from backups; envelopes and numbers stay', async () => {
      const [scope, task, batch] = [newId(), newId(), newId()]
      const entries = [renamed(task, 'private before', 'private after'), renamed(newId(), 'private', 'private too')]
      for (let i = 0; i < 7; i++) await store.commit(aCommit({ scope, changes: [], entries }, { batch }))
      const bystander = newId()
      await store.commit(aCommit({ scope: bystander, changes: [], entries: [renamed(task, 'a', 'b')] }))
      const before = await store.log.ofScope(scope, { limit: 50 })

      for (const limit of [3, 7, 50]) await eraseAll(scope, limit)

      const without = before.rows.map(entry => ({ ...entry, old: null, new: null }))
      expect((await store.log.ofScope(scope, { limit: 50 })).rows).toEqual(without)
      expect(await store.log.ofBatch(scope, batch)).toEqual(without)
      expect(await store.log.at(scope, 3)).toEqual(without.slice(4, 6))
      expect((await historyOf(store, scope, task, { limit: 1 })).rows).toMatchObject([{ old: null, new: null }])
      const dumped = JSON.stringify((await linesOf(open)).filter(line => line.of === 'log' && line.scope === scope))
      expect(dumped).toContain(task)
      expect(dumped).not.toContain('private')
      expect(await store.log.at(bystander, 1)).toMatchObject([{ new: { title: 'b' } }])
      expect(await store.commit(aCommit(aPart(scope)))).toEqual({ seqs: [8] })
    })

    test('erasing ends, also where nothing happened, and a page says where the next begins', async () => {
      expect(await store.log.eraseValues(newId(), { limit: 5 })).toBeNull()
      const scope = newId()
      for (let i = 0; i < 3; i++)
        await store.commit(aCommit({ scope, changes: [], entries: [renamed(newId(), 'a', `${i}`)] }))
      const after = await store.log.eraseValues(scope, { limit: 2 })
      expect(after).not.toBeNull()
      const left = (await store.log.ofScope(scope, { limit: 5 })).rows.map(entry => entry.new)
      expect(left).toEqual([null, null, { title: '2' }])
      expect(await store.log.eraseValues(scope, { limit: 2, after: after ?? '' })).toBeNull()
    })

    test('a log longer than 50,000 commits is read and erased to its end', async () => {
      const scope = newId()
      const entries = [{ kind: 'task.updated', version: 1, subjectId: newId(), fields: ['title'] }]
      const base = { of: 'log', scope, at: AT, actorId: newId(), via: 'api', batch: newId(), entries } as const
      const seqs = [1, 49_999, 50_000, 50_001, 100_000]
      const lines: Line[] = seqs.map(seq => ({ ...base, seq, values: [{ old: null, new: { title: `${seq}` } }] }))
      await open.archive.load(each([...lines, { of: 'scope', id: scope, seq: 100_000 }]))
      for (const limit of [2, 50]) {
        const pages = await pagesOf(limit, page => store.log.ofScope(scope, page))
        expect(pages.flat().map(entry => entry.seq)).toEqual(seqs)
      }
      await eraseAll(scope, 2)
      expect((await store.log.ofScope(scope, { limit: 9 })).rows.map(entry => entry.new)).toEqual(seqs.map(() => null))
    })

    async function eraseAll(scope: string, limit: number) {
      let after: string | null = null
      do after = await store.log.eraseValues(scope, { limit, ...(after !== null && { after }) })
      while (after !== null)
    }

    test('many writers of one scope take every number once, and each item tells what its commit did', async () => {
      const scope = newId()
      const tasks = Array.from({ length: 40 }, (_, i) => aTask({ scope, title: `task ${i}` }))
      const done = await Promise.all(
        tasks.map(task =>
          store.commit(
            aCommit({
              scope,
              changes: [put('tasks', task, { expect: 'absent' })],
              entries: [{ kind: 'task.created', subjectId: task.id, new: { title: task.title } }],
            }),
          ),
        ),
      )
      const seqs = done.map(({ seqs: [seq] }) => seq!)
      expect(seqs.toSorted((a, b) => a - b)).toEqual(tasks.map((_, i) => i + 1))
      for (const [i, task] of tasks.entries())
        expect(await store.log.at(scope, seqs[i]!)).toMatchObject([{ subjectId: task.id, new: { title: task.title } }])
    })
  })
}

async function linesOf({ archive }: OpenEngine): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of archive.dump()) lines.push(line)
  return lines
}

async function* each<T>(items: T[]): AsyncGenerator<T> {
  yield* items
}
