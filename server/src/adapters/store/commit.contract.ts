import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adding, aCommit, aLabel, aMember, aPart, aPerson, aTask } from '../../../test/factories.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import { check, checkExists, put, remove, type Change, type CommitConflict } from '../../ports/commit.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { Store } from '../../ports/store.ts'

for (const engine of stores()) {
  describe(`commit on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    const kept = async (task = aTask()) => {
      await store.commit(adding('tasks', task))
      return task
    }
    const find = ({ scope, id }: TaskRow) => store.tasks.find([scope], id)
    const write = (scope: string, ...changes: Change[]) => store.commit(aCommit(aPart(scope, ...changes)))
    const next = (task: TaskRow, fields: Partial<TaskRow> = {}) => ({ ...task, ...fields, version: task.version + 1 })

    test('put, expecting the version that is there, replaces the whole row', async () => {
      const task = await kept(aTask({ dueOn: '2026-12-01', labelIds: [newId()] }))
      const changed = next(task, { title: 'Pay more rent', dueOn: null, labelIds: [] })
      await write(task.scope, put('tasks', changed, { expect: 1 }))
      expect(await find(task)).toMatchObject(changed)
    })

    test('put, expecting nothing in particular, makes the row or replaces it', async () => {
      const task = aTask()
      await write(task.scope, put('tasks', task, { expect: 'any' }))
      await write(task.scope, put('tasks', next(task, { title: 'Again' }), { expect: 'any' }))
      expect(await find(task)).toMatchObject({ title: 'Again', version: 2 })
    })

    test('remove takes the row of that version away, or any', async () => {
      const [one, other] = [await kept(), await kept()]
      await write(one.scope, remove('tasks', one))
      await write(other.scope, { do: 'remove', table: 'tasks', id: other.id, expect: 'any' })
      await write(other.scope, { do: 'remove', table: 'tasks', id: other.id, expect: 'any' })
      expect([await find(one), await find(other)]).toEqual([undefined, undefined])
      await write(one.scope, put('tasks', one, { expect: 'absent' }))
      expect(await find(one)).toMatchObject(one)
    })

    test('check lets the commit through when the row is as expected, and changes nothing', async () => {
      const task = await kept()
      const other = await kept(aTask({ scope: task.scope }))
      const gone = newId()
      await write(
        task.scope,
        check('tasks', task),
        checkExists('tasks', other.id),
        { do: 'check', table: 'tasks', id: gone, expect: 'absent' },
        put('labels', aLabel({ scope: task.scope }), { expect: 'absent' }),
      )
      expect(await find(task)).toMatchObject(task)
      expect((await store.labels.list([task.scope], { limit: 5 })).rows).toHaveLength(1)
    })

    test('an id means a row of its own scope only', async () => {
      const task = await kept()
      const elsewhere = newId()
      await expect(write(elsewhere, check('tasks', task))).rejects.toMatchObject(conflict('version'))
      await expect(write(elsewhere, remove('tasks', task))).rejects.toMatchObject(conflict('version'))
      await write(elsewhere, put('tasks', { ...task, scope: elsewhere, title: 'Mine' }, { expect: 'absent' }))
      expect(await find(task)).toMatchObject({ title: 'Pay rent' })
    })

    describe('a change whose expectation does not hold undoes its neighbours', () => {
      const refusals: [string, CommitConflict['kind'], (task: TaskRow) => Change][] = [
        ['put of a row that should be absent', 'exists', task => put('tasks', task, { expect: 'absent' })],
        ['put of an older version', 'version', task => put('tasks', next(task), { expect: 7 })],
        ['put of a version where no row is', 'version', ({ scope }) => put('tasks', aTask({ scope }), { expect: 1 })],
        ['remove of another version', 'version', task => remove('tasks', { ...task, version: 2 })],
        ['remove where no row is', 'version', () => remove('tasks', aTask())],
        ['check of another version', 'version', task => check('tasks', { ...task, version: 2 })],
        ['check of a version where no row is', 'version', () => check('tasks', aTask())],
        ['check that a row is there', 'version', () => checkExists('tasks', newId())],
        ['check that a row is absent', 'version', ({ id }) => ({ do: 'check', table: 'tasks', id, expect: 'absent' })],
      ]
      test.for(refusals)('%s', async ([, kind, refused]) => {
        const task = await kept()
        const neighbours = [aLabel({ scope: task.scope }), aLabel({ scope: task.scope }), aLabel()]
        const [before, after, beyond] = neighbours as [
          (typeof neighbours)[0],
          (typeof neighbours)[0],
          (typeof neighbours)[0],
        ]
        const parts = [
          aPart(
            task.scope,
            put('labels', before, { expect: 'absent' }),
            refused(task),
            put('labels', after, { expect: 'absent' }),
          ),
          aPart(beyond.scope, put('labels', beyond, { expect: 'absent' })),
        ]
        for (const order of [parts, parts.toReversed()]) {
          await expect(store.commit(aCommit(order))).rejects.toMatchObject(conflict(kind))
        }
        expect(await find(task)).toMatchObject(task)
        for (const label of neighbours) expect(await store.labels.find([label.scope], label.id)).toBeUndefined()
        // The seq was not taken either: the next commit has the number behind the one that kept the task.
        expect(await write(task.scope)).toEqual({ seqs: [2] })
        expect(await write(beyond.scope)).toEqual({ seqs: [1] })
      })
    })

    test('a part that writes into another scope, a scope or a row named twice, is a defect and writes nothing', async () => {
      const task = aTask()
      const add = put('tasks', task, { expect: 'absent' })
      await expect(write(newId(), add)).rejects.toThrow('another scope')
      await expect(store.commit(aCommit([aPart(task.scope, add), aPart(task.scope)]))).rejects.toThrow('one scope')
      await expect(write(task.scope, add, check('tasks', task))).rejects.toThrow('the same row')
      expect(await find(task)).toBeUndefined()
    })

    test('seqs are answered in the order of the parts, whatever the order of the scopes', async () => {
      const [low, high] = [newId(), newId()]
      await write(high)
      expect(await store.commit(aCommit([aPart(high), aPart(low)]))).toEqual({ seqs: [2, 1] })
      expect(await store.commit(aCommit([aPart(low), aPart(high)]))).toEqual({ seqs: [2, 3] })
    })

    test('many commits over the same scopes in opposite orders all get through', async () => {
      const scopes = [newId(), newId(), newId()]
      const orders = [scopes, scopes.toReversed(), [scopes[1]!, scopes[2]!, scopes[0]!]]
      const work = Array.from({ length: 30 }, (_, i) => aCommit(orders[i % 3]!.map(scope => aPart(scope))))
      await Promise.all(work.map(commit => store.commit(commit)))
      for (const scope of scopes) expect(await write(scope)).toEqual({ seqs: [31] })
    })

    test('of many writers who read the same version exactly one is let through', async () => {
      const task = await kept()
      const tries = Array.from({ length: 12 }, (_, i) =>
        write(task.scope, put('tasks', next(task, { title: `by ${i}` }), { expect: 1 })),
      )
      const results = await Promise.allSettled(tries)
      const through = results.findIndex(result => result.status === 'fulfilled')
      expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
      for (const result of results)
        if (result.status === 'rejected') expect(result.reason).toMatchObject(conflict('version'))
      expect(await find(task)).toMatchObject({ title: `by ${through}`, version: 2 })
    })

    test('of many that are asked for at once each is let through or refused by itself', async () => {
      const tasks = await Promise.all(Array.from({ length: 24 }, kept))
      const expected = (i: number) => (i % 5 === 3 ? 7 : 1)
      const results = await Promise.allSettled(
        tasks.map((task, i) => write(task.scope, put('tasks', next(task, { title: 'new' }), { expect: expected(i) }))),
      )
      expect(results.map(({ status }) => status)).toEqual(
        tasks.map((_, i) => (expected(i) === 1 ? 'fulfilled' : 'rejected')),
      )
      const titles = (await Promise.all(tasks.map(find))).map(task => task?.title)
      expect(titles).toEqual(tasks.map((task, i) => (expected(i) === 1 ? 'new' : task.title)))
    })

    test('two owners who leave at the same time do not leave nobody', async () => {
      const scope = newId()
      const owners = [aMember({ scope, role: 'owner' }), aMember({ scope, role: 'owner' })] as const
      await store.commit(adding('members', ...owners))
      const leave = (me: 0 | 1) => write(scope, remove('members', owners[me]), check('members', owners[me ? 0 : 1]))
      const results = await Promise.allSettled([leave(0), leave(1)])
      expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
    })

    test('a unique name that is taken is refused with its reason, and nothing is written', async () => {
      const anna = aPerson({ username: 'anna', email: 'anna@example.org' })
      await store.commit(adding('persons', anna))
      const same: [string, ReturnType<typeof aPerson>][] = [
        ['username-taken', aPerson({ username: 'Anna', email: 'other@example.org' })],
        ['email-taken', aPerson({ username: 'other', email: 'Anna@Example.org' })],
      ]
      for (const [reason, person] of same) {
        const label = aLabel()
        const parts = [
          aPart(label.scope, put('labels', label, { expect: 'absent' })),
          aPart(person.id, put('persons', person, { expect: 'absent' })),
        ]
        await expect(store.commit(aCommit(parts))).rejects.toMatchObject({ ...conflict('taken'), reason })
        expect(await store.persons.get(person.id)).toBeUndefined()
        expect(await store.labels.find([label.scope], label.id)).toBeUndefined()
      }
      expect(await store.persons.byName('other@example.org')).toBeUndefined()
    })

    test('a unique name is free again when its owner has taken another, or is gone', async () => {
      const anna = aPerson({ username: 'annabel', email: 'annabel@example.org' })
      await store.commit(adding('persons', anna))
      const renamed = { ...anna, version: 2, username: 'belle', usernameKey: 'belle' }
      await write(anna.id, put('persons', renamed, { expect: 1 }))
      const next = aPerson({ username: 'annabel', email: 'next@example.org' })
      await store.commit(adding('persons', next))
      expect(await store.persons.byName('annabel')).toMatchObject({ id: next.id })
      await write(next.id, remove('persons', next))
      await store.commit(adding('persons', aPerson({ username: 'annabel', email: 'last@example.org' })))
    })

    test('of many who ask for the same name at once exactly one gets it', async () => {
      const people = Array.from({ length: 8 }, (_, i) => aPerson({ username: 'sought', email: `${i}@example.org` }))
      const results = await Promise.allSettled(people.map(person => store.commit(adding('persons', person))))
      expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
      for (const result of results)
        if (result.status === 'rejected')
          expect(result.reason).toMatchObject({ kind: 'taken', reason: 'username-taken' })
    })
  })
}

const conflict = (kind: CommitConflict['kind']) => ({ name: 'CommitConflict', kind })
