import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCommit, aMember, aPart, anOnce, aPerson, aProject, aTask, aWorkspace } from '../../../test/factories.ts'
import { historyOf } from '../../../test/history.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import { backup, restore, verify } from '../../admin/backup.ts'
import type { Archive, Line } from '../../ports/archive.ts'
import { put } from '../../ports/commit.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cairn-backup-'))
})
afterAll(() => rm(folder, { recursive: true }))

const opened: OpenEngine[] = []
afterAll(() => Promise.all(opened.map(engine => engine.close())))

async function open(engine: ReturnType<typeof stores>[number]): Promise<OpenEngine> {
  const one = await engine.open()
  opened.push(one)
  return one
}

async function* each<T>(items: T[]): AsyncGenerator<T> {
  yield* items
}

const withoutStart = (row: object) => Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'startOn'))

for (const engine of stores()) {
  describe(`a backup from ${engine.name}`, () => {
    let full: OpenEngine
    let file: string
    const scope = newId()
    const person = aPerson({ username: 'anna', email: 'anna@example.org', personalWorkspaceId: scope })
    const tasks = Array.from({ length: 60 }, (_, i) => aTask({ scope, title: `Tee № ${i} 🎉`, dueOn: '2026-11-21' }))

    beforeAll(async () => {
      full = await open(engine)
      file = path.join(folder, `${engine.name}.gz`)
      await fill(full)
      await backup(full.archive, file)
    })

    async function fill({ store, records }: OpenEngine) {
      const rows = [
        put('workspaces', aWorkspace({ scope, id: scope }), { expect: 'absent' }),
        put('members', aMember({ scope, id: person.id }), { expect: 'absent' }),
        put('projects', aProject({ scope }), { expect: 'absent' }),
      ]
      await store.commit(
        aCommit([aPart(person.id, put('persons', person, { expect: 'absent' })), aPart(scope, ...rows)]),
      )
      for (let i = 0; i < tasks.length; i += 30)
        await store.commit(
          aCommit(aPart(scope, ...tasks.slice(i, i + 30).map(task => put('tasks', task, { expect: 'absent' })))),
        )
      const entry = { kind: 'task.updated', subjectId: tasks[0]!.id, old: { title: 'a' }, new: { title: 'b' } } as const
      await store.commit(
        aCommit({ scope, changes: [], entries: [{ ...entry, about: [person.id] }] }, { once: anOnce({ id: 'kept' }) }),
      )
      await records.put(
        'note',
        'one',
        { deep: ['ä', null, 1.5] },
        { expect: 'absent', expiresAt: null, owner: person.id },
      )
      await records.put('mail', 'two', 'owed', {
        expect: 'absent',
        expiresAt: '9999-01-01T00:00:00.000Z',
        dueAt: '2026-01-01T00:00:00.000Z',
      })
      await records.count('tries', 'three', '9999-01-01T00:00:00.000Z')
    }

    test.for(stores())('is restored into $name as it was, and a backup of that is equal', async other => {
      const empty = await open(other)
      const contents = await restore(empty.archive, file)
      expect(contents.counts).toMatchObject({ tasks: 60, persons: 1, answer: 1, record: 3 })
      expect((await backup(empty.archive, path.join(folder, 'again.gz'))).digest).toBe(contents.digest)

      const { store, records } = empty
      expect(await store.persons.byName('anna')).toMatchObject({ id: person.id })
      expect((await store.persons.reach(person.id))?.memberships).toMatchObject([{ scope, role: 'member', seq: 4 }])
      expect((await store.tasks.list([scope], { trashed: false }, { limit: 100 })).rows).toHaveLength(60)
      expect((await historyOf(store, scope, person.id, { limit: 5 })).rows).toMatchObject([{ new: { title: 'b' } }])
      expect(await store.answer('kept')).toBeDefined()
      expect(await records.ofOwner('note', person.id)).toMatchObject([{ value: { deep: ['ä', null, 1.5] } }])
      expect(await records.claim('mail', 5, '2027-01-01T00:00:00.000Z')).toMatchObject([{ id: 'two' }])
      expect(await records.count('tries', 'three', '9999-01-01T00:00:00.000Z')).toBe(2)
      // Life goes on where it stopped: the next number, and names that are taken.
      expect(
        (await store.commit(aCommit(aPart(scope, put('tasks', aTask({ scope }), { expect: 'absent' }))))).seqs,
      ).toEqual([5])
      const twin = aPerson({ username: 'anna', email: 'other@example.org' })
      await expect(
        store.commit(aCommit(aPart(twin.id, put('persons', twin, { expect: 'absent' })))),
      ).rejects.toMatchObject({ kind: 'taken' })
    })

    test('that was made before a column was added is whole, and what it lacks is null', async () => {
      const older: Archive = {
        ...full.archive,
        async *dump() {
          for await (const line of full.archive.dump()) {
            if (line.of !== 'row' || line.table !== 'tasks') yield line
            else yield { ...line, row: withoutStart(line.row) as typeof line.row }
          }
        },
      }
      const old = path.join(folder, 'older.gz')
      await backup(older, old)
      const { archive, store } = await open(engine)
      expect((await verify(archive, old)).counts).toMatchObject({ tasks: 60 })
      expect(await store.tasks.find([scope], tasks[0]!.id)).toMatchObject({ startOn: null, dueOn: '2026-11-21' })
    })

    test('that cannot take its place leaves nothing behind', async () => {
      const beside = await mkdtemp(path.join(folder, 'beside-'))
      await mkdir(path.join(beside, 'taken'))
      await expect(backup(full.archive, path.join(beside, 'taken'))).rejects.toThrow('rename')
      expect(await readdir(beside)).toEqual(['taken'])
    })

    test('goes only into an empty store', async () => {
      await expect(restore(full.archive, file)).rejects.toThrow('already')
    })

    test('goes nowhere where only a secret was made, or an answer kept: what the backup has of it would be dropped', async () => {
      const [started, asked] = [await open(engine), await open(engine)]
      await started.records.put('secret', 'tokens', 'another one', { expect: 'absent', expiresAt: null })
      await asked.store.commit(aCommit([], { once: anOnce() }))
      for (const { archive } of [started, asked]) await expect(restore(archive, file)).rejects.toThrow('already')
    })

    test('that was made while people wrote can be written to', async () => {
      const busy: Archive = {
        ...full.archive,
        // The numbers of scopes were read just before somebody's commit, its log just behind it.
        async *dump() {
          for await (const line of full.archive.dump())
            yield line.of === 'scope' ? { ...line, seq: line.seq - 1 } : line
        },
      }
      const live = path.join(folder, 'live.gz')
      await backup(busy, live)
      const { archive, store } = await open(engine)
      await verify(archive, live)
      expect((await store.commit(aCommit(aPart(scope)))).seqs).toEqual([5])
    })

    test('whose log is ahead of the number of its scope is loaded with the number that the log has come to', async () => {
      const { archive, store } = await open(engine)
      const lines: Line[] = []
      for await (const line of full.archive.dump()) lines.push(line.of === 'scope' ? { ...line, seq: 1 } : line)
      await archive.load(each(lines.filter(line => line.of !== 'scope' || line.id === scope)))
      expect((await store.commit(aCommit([aPart(scope), aPart(person.id)]))).seqs).toEqual([5, 2])
      expect(await store.log.at(scope, 4)).toHaveLength(1)
    })

    test('holds together: what is written while it is made is in it with its number, or not at all', async () => {
      const { archive, store } = await open(engine)
      await restore(archive, file)
      const [heads, logs] = [new Map<string, number>(), new Map<string, number>()]
      for await (const line of archive.dump()) {
        if (line.of === 'scope') heads.set(line.id, line.seq)
        if (line.of === 'scope') await store.commit(aCommit(aPart(line.id)))
        if (line.of === 'log') logs.set(line.scope, Math.max(line.seq, logs.get(line.scope) ?? 0))
      }
      expect(logs).toEqual(heads)
    })

    test('that is cut off or changed is refused before anything is written', async () => {
      const whole = await readFile(file)
      const damaged = path.join(folder, 'damaged.gz')
      const changed = Buffer.from(whole)
      changed[whole.length >> 1]! ^= 1
      for (const bytes of [whole.subarray(0, -40), changed]) {
        await writeFile(damaged, bytes)
        const empty = await open(engine)
        await expect(verify(empty.archive, damaged)).rejects.toThrow(/damaged|whole/)
        expect(await empty.archive.isEmpty()).toBe(true)
      }
    })
  })
}
