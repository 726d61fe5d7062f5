import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE } from '../../../test/clock.ts'
import { aCommit, aPart, aTask, anOnce } from '../../../test/factories.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import { put, type Once } from '../../ports/commit.ts'
import { instantIn, nowOf } from '../../ports/clock.ts'
import type { TaskRow } from '../../ports/rows.ts'

for (const engine of stores()) {
  describe(`once on ${engine.name}`, () => {
    let open: OpenEngine
    beforeAll(async () => {
      open = await engine.open()
    })
    afterAll(() => open.close())

    const add = (task: TaskRow, once: Once) =>
      open.store.commit(
        aCommit(aPart(task.scope, put('tasks', task, { expect: 'absent' })), { once, at: nowOf(open.clock) }),
      )
    const find = ({ scope, id }: TaskRow) => open.store.tasks.find([scope], id)
    const seqOf = async (scope: string) => (await open.store.commit(aCommit(aPart(scope)))).seqs[0]

    test('the second commit with an id changes nothing and is told what the first one answered', async () => {
      const [first, second] = [aTask(), aTask()]
      const once = anOnce({ answer: { title: 'Tea', list: [1, null, { deep: 'Ü' }] } })
      expect(await add(first, once)).toEqual({ seqs: [1] })
      const { answer, fingerprint } = once
      expect(await add(second, { ...once, answer: 'another answer' })).toEqual({
        seqs: [],
        before: { fingerprint, answer },
      })
      expect(await open.store.answer(once.id)).toEqual({ fingerprint, answer })
      expect(await find(second)).toBeUndefined()
      expect(await seqOf(second.scope)).toBe(1)
    })

    test('it does so even where its own expectations would no longer hold', async () => {
      const task = aTask()
      const once = anOnce({ answer: 1 })
      await add(task, once)
      expect(await add(task, once)).toMatchObject({ before: { answer: 1 } })
    })

    test('an id that was used for something else is told by its fingerprint', async () => {
      const once = anOnce({ fingerprint: 'create a task' })
      await add(aTask(), once)
      const { before } = await add(aTask(), { ...once, fingerprint: 'delete a task' })
      expect(before?.fingerprint).toBe('create a task')
    })

    test('any visible character makes an id, and ids that are asked for together are told apart', async () => {
      const ids = [
        `${newId()}:"`,
        `${newId()}:\\`,
        `${newId()}:{a,b}`,
        `${newId()}:'$1'`,
        `${newId()}:NULL`,
        `${newId()}: `,
      ]
      for (const id of ids) await open.store.commit(aCommit([], { once: anOnce({ id, answer: id }) }))
      const found = await Promise.all([...ids, newId()].map(id => open.store.answer(id)))
      expect(found.map(stored => stored?.answer)).toEqual([...ids, undefined])
    })

    test('a commit that was refused leaves its id free', async () => {
      const task = aTask()
      await add(task, anOnce())
      const once = anOnce()
      await expect(add(task, once)).rejects.toMatchObject({ kind: 'exists' })
      expect(await open.store.answer(once.id)).toBeUndefined()
      expect(await add(aTask(), once)).toMatchObject({ seqs: [1] })
    })

    test('the same id twice at once, and a commit that builds on the one before it', async () => {
      const task = aTask()
      const once = anOnce({ answer: 'first' })
      const [first, then, again] = await Promise.all([
        open.store.commit(aCommit(aPart(task.scope, put('tasks', task, { expect: 'absent' })), { once })),
        open.store
          .commit(aCommit(aPart(task.scope, put('tasks', { ...task, version: 2 }, { expect: 1 }))))
          .catch((error: unknown) => error),
        open.store.commit(aCommit(aPart(task.scope, put('tasks', task, { expect: 'absent' })), { once })),
      ])
      const answers = [first, again].map(({ before }) => before?.answer)
      expect(answers.toSorted()).toEqual(['first', undefined])
      expect([{ seqs: [2] }, expect.objectContaining({ kind: 'version' })]).toContainEqual(then)
    })

    test('an answer without changes can be remembered too', async () => {
      const once = anOnce({ answer: { nothing: 'happened' } })
      expect(await open.store.commit(aCommit([], { once }))).toEqual({ seqs: [] })
      expect(await open.store.commit(aCommit([], { once }))).toMatchObject({
        before: { answer: { nothing: 'happened' } },
      })
    })

    test('after it has expired an id is free again, swept or not', async () => {
      for (const sweep of [false, true]) {
        const once = anOnce({ answer: 'old', expiresAt: instantIn(open.clock, MINUTE) })
        await add(aTask(), once)
        open.clock.forward(MINUTE - 1000)
        expect(await open.store.answer(once.id)).toMatchObject({ answer: 'old' })
        open.clock.forward(2000)
        expect(await open.store.answer(once.id)).toBeUndefined()
        if (sweep) await open.store.sweep()
        const again = { ...once, answer: 'new', fingerprint: 'new', expiresAt: instantIn(open.clock, MINUTE) }
        const task = aTask()
        expect(await add(task, again)).toEqual({ seqs: [1] })
        expect(await find(task)).toBeDefined()
        expect(await open.store.answer(once.id)).toEqual({ answer: 'new', fingerprint: 'new' })
      }
    })

    test('a sweep leaves alone what has not expired', async () => {
      const once = anOnce({ expiresAt: instantIn(open.clock, MINUTE) })
      await add(aTask(), once)
      await open.store.sweep()
      expect(await open.store.answer(once.id)).toBeDefined()
    })

    test('the answers of one actor are forgotten, however many, and nobody else’s', async () => {
      const [anna, ben] = [newId(), newId()]
      const keysOf = (actor: string) => [`${actor}:a`, `${actor}:Ω`, `${actor}:~`, `${actor}:token:key`, `${actor}:`]
      const many = Array.from({ length: 30 }, (_, i) => `${anna}:${i}`)
      const others = [...keysOf(ben), `${anna}0:a`]
      for (const id of [...keysOf(anna), ...many, ...others]) await add(aTask(), anOnce({ id }))
      await open.store.forgetAnswers(anna)
      await open.store.forgetAnswers(anna)
      for (const id of [...keysOf(anna), ...many]) expect(await open.store.answer(id), id).toBeUndefined()
      for (const id of others) expect(await open.store.answer(id), id).toBeDefined()
    })

    test('of racing twins exactly one happens, and all the others get its answer', async () => {
      for (let round = 0; round < 5; round++) {
        const scope = newId()
        const id = newId()
        const twins = Array.from({ length: 8 }, (_, i) => ({ task: aTask({ scope }), once: anOnce({ id, answer: i }) }))
        const done = await Promise.all(twins.map(({ task, once }) => add(task, once)))
        const winner = done.findIndex(({ before }) => !before)
        expect(done.filter(({ before }) => !before)).toEqual([{ seqs: [1] }])
        for (const [i, { before }] of done.entries()) if (i !== winner) expect(before?.answer).toBe(winner)
        const { rows } = await open.store.tasks.list([scope], { trashed: false }, { limit: 10 })
        expect(rows.map(row => row.id)).toEqual([twins[winner]?.task.id])
      }
    })
  })
}
