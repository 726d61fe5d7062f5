import type { NewEntry } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCommit } from '../../../test/factories.ts'
import { pagesOf } from '../../../test/paging.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import type { Line } from '../../ports/archive.ts'
import type { EntryFilter, Store } from '../../ports/store.ts'

const LOUD = ['task.created', 'task.updated', 'label.created']

for (const engine of stores()) {
  describe(`what happened lately, on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    const renamed = (title: string, subjectId = newId()): NewEntry => ({
      kind: 'task.updated',
      subjectId,
      new: { title },
    })
    const positioned = (subjectId = newId()): NewEntry => ({
      kind: 'task.positioned',
      subjectId,
      new: { position: 'a0' },
    })
    const write = (scope: string, at: string, ...entries: NewEntry[]) =>
      store.commit(aCommit({ scope, changes: [], entries }, { at }))
    const at = (minute: number) => new Date(Date.parse('2026-11-20T09:00:00.000Z') + minute * 60_000).toISOString()
    const titles = async (scopes: string[], filter: Partial<EntryFilter> = {}, limit = 50) => {
      const pages = await pagesOf(limit, page => store.log.newest(scopes, { kinds: LOUD, ...filter }, page))
      return pages.map(rows => rows.map(entry => entry.new?.['title']))
    }

    test('several scopes are one list, the latest first, in pages without loss', async () => {
      const [one, two, silent] = [newId(), newId(), newId()]
      await write(one, at(1), renamed('1'), renamed('2'))
      await write(two, at(2), renamed('3'))
      await write(one, at(3), renamed('4'))
      await write(newId(), at(4), renamed('elsewhere'))
      await write(two, at(5), renamed('5'))
      await write(two, at(6), renamed('6'), renamed('7'), renamed('8'))
      for (const limit of [1, 2, 3, 8, 50]) {
        const pages = await titles([one, two, silent], {}, limit)
        expect(pages.flat()).toEqual(['8', '7', '6', '5', '4', '3', '2', '1'])
        expect(pages[0]).toHaveLength(Math.min(limit, 8))
      }
      expect(await store.log.newest([], { kinds: LOUD }, { limit: 5 })).toEqual({ rows: [], next: null })
    })

    test('past what is of a batch, in the middle of it too', async () => {
      const scope = newId()
      const batch = newId()
      await write(scope, at(1), renamed('before'))
      for (const minute of [2, 3, 4])
        await store.commit(
          aCommit({ scope, changes: [], entries: [renamed(`of it ${minute}`)] }, { at: at(minute), batch }),
        )
      await write(scope, at(5), renamed('after'))
      const first = await store.log.newest([scope], { kinds: LOUD }, { limit: 2 })
      expect(first.rows.map(entry => entry.new?.['title'])).toEqual(['after', 'of it 4'])
      const page = { limit: 2, ...(first.next !== null && { after: first.next }) }
      const rest = await store.log.newest([scope], { kinds: LOUD, except: [batch] }, page)
      expect(rest.rows.map(entry => entry.new?.['title'])).toEqual(['before'])
      expect(rest.next).toBeNull()
    })

    test('within a scope the order is that of its numbers, whatever the clocks said', async () => {
      const scope = newId()
      await write(scope, at(5), renamed('1'))
      await write(scope, at(3), renamed('2'))
      await write(scope, at(4), renamed('3'))
      expect((await titles([scope], {}, 2)).flat()).toEqual(['3', '2', '1'])
      expect((await titles([scope], { from: at(4) }, 2)).flat()).toEqual(['3', '1'])
    })

    test('pages are full, however much is left out', async () => {
      const scope = newId()
      for (let i = 1; i <= 6; i++) {
        await write(scope, at(i), renamed(`${i}`), positioned())
        for (let quiet = 0; quiet < 4; quiet++) await write(scope, at(i), positioned())
      }
      expect(await titles([scope], {}, 3)).toEqual([
        ['6', '5', '4'],
        ['3', '2', '1'],
      ])
    })

    test('what is written meanwhile does not move the pages that follow', async () => {
      const [one, two] = [newId(), newId()]
      for (let i = 1; i <= 3; i++) await write(one, at(10 + i), renamed(`${i}`))
      await write(two, at(1), renamed('old'))
      const { rows, next } = await store.log.newest([one, two], { kinds: LOUD }, { limit: 2 })
      expect(rows).toMatchObject([{ new: { title: '3' } }, { new: { title: '2' } }])
      await write(one, at(20), renamed('new here'))
      await write(two, at(20), renamed('new there'))
      const rest = await store.log.newest([one, two, newId()], { kinds: LOUD }, { limit: 5, after: next ?? '' })
      expect(rest).toMatchObject({ rows: [{ new: { title: '1' } }, { new: { title: 'old' } }], next: null })
    })

    test('by kind, by person, by what it is about, by time, and by all of them', async () => {
      const [scope, task, project, other] = [newId(), newId(), newId(), newId()]
      const inProject = (title: string, about: string[], subjectId = newId()) => ({
        ...renamed(title, subjectId),
        about,
      })
      await write(scope, at(1), { ...inProject('made', [project], task), kind: 'task.created' })
      const { actorId } = aCommit([])
      const hers = {
        ...aCommit({ scope, changes: [], entries: [inProject('hers', [project])] }, { at: at(2) }),
        actorId,
      }
      await store.commit(hers)
      await write(scope, at(3), inProject('moved', [project, other], task), inProject('beside', [other]))
      await write(scope, at(4), inProject('there', [other], task))
      expect(await titles([scope], { kinds: ['task.created'] })).toEqual([['made']])
      expect(await titles([scope], { kinds: [] })).toEqual([[]])
      expect(await titles([scope], { actorId })).toEqual([['hers']])
      expect(await titles([scope], { of: [task] })).toEqual([['there', 'moved', 'made']])
      expect(await titles([scope], { of: [project] })).toEqual([['moved', 'hers', 'made']])
      expect(await titles([scope], { of: [task, project] })).toEqual([['moved', 'made']])
      expect(await titles([scope], { from: at(2), to: at(4) })).toEqual([['beside', 'moved', 'hers']])
      expect(await titles([scope], { of: [other, task], kinds: ['task.updated'], to: at(4) })).toEqual([['moved']])
      expect(await titles([scope, newId()], { of: [newId()] })).toEqual([[]])
    })

    test('a page reads a thousand commits, then says where the next goes on', async () => {
      const [scope, batch] = [newId(), newId()]
      const base = { of: 'log', scope, at: at(0), actorId: newId(), via: 'api', batch } as const
      const lineOf = (seq: number): Line => {
        const kind = seq === 1 ? 'task.updated' : 'task.positioned'
        const entries = [{ kind, version: 1, subjectId: newId(), fields: ['title'] }]
        return { ...base, seq, entries, values: [{ old: null, new: { title: `${seq}` } }] }
      }
      const lines = Array.from({ length: 1200 }, (_, i) => lineOf(i + 1))
      await open.archive.load(each([...lines, { of: 'scope', id: scope, seq: lines.length }]))
      const pages = await titles([scope], {}, 20)
      expect(pages).toEqual([[], ['1']])
    })

    test('a log longer than 50,000 commits is read back to its beginning', async () => {
      const scope = newId()
      const entries = [{ kind: 'task.updated', version: 1, subjectId: newId(), fields: ['title'] }]
      const base = { of: 'log', scope, at: at(0), actorId: newId(), via: 'api', batch: newId(), entries } as const
      const seqs = [1, 49_999, 50_000, 50_001, 100_000]
      const lines: Line[] = seqs.map(seq => ({ ...base, seq, values: [{ old: null, new: { title: `${seq}` } }] }))
      await open.archive.load(each([...lines, { of: 'scope', id: scope, seq: 100_000 }]))
      for (const limit of [2, 50])
        expect((await titles([scope], {}, limit)).flat()).toEqual(seqs.toReversed().map(String))
    })

    test('entries are counted by kind and day, over several scopes', async () => {
      const [one, two] = [newId(), newId()]
      const days = [
        { on: '2026-11-19', from: '2026-11-18T23:00:00.000Z', to: '2026-11-19T23:00:00.000Z' },
        { on: '2026-11-20', from: '2026-11-19T23:00:00.000Z', to: '2026-11-20T23:00:00.000Z' },
      ]
      await write(one, '2026-11-18T22:59:59.999Z', renamed('before'))
      await write(one, '2026-11-18T23:00:00.000Z', renamed('first'), positioned())
      await write(two, '2026-11-19T22:59:59.999Z', renamed('last'), { kind: 'label.created', subjectId: newId() })
      await write(one, '2026-11-19T23:00:00.000Z', renamed('next'), renamed('and next'))
      await write(one, '2026-11-20T23:00:00.000Z', renamed('behind'))
      await write(newId(), at(0), renamed('elsewhere'))
      const counts = await store.log.counts([one, two], LOUD, days)
      const sorted = counts.toSorted((a, b) => a.day - b.day || (a.kind < b.kind ? -1 : 1))
      expect(sorted).toEqual([
        { kind: 'label.created', day: 0, count: 1 },
        { kind: 'task.updated', day: 0, count: 2 },
        { kind: 'task.updated', day: 1, count: 2 },
      ])
      expect(await store.log.counts([newId()], LOUD, days)).toEqual([])
    })
  })
}

async function* each<T>(items: T[]): AsyncGenerator<T> {
  yield* items
}
