import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCommit, aLabel, anOnce, aPart, aTask } from '../../../test/factories.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import { checkExists, put, type Commit } from '../../ports/commit.ts'
import { budget } from './budget.ts'

for (const engine of stores()) {
  describe(`the budget of a commit on ${engine.name}`, () => {
    let open: OpenEngine
    beforeAll(async () => {
      open = await engine.open()
    })
    afterAll(() => open.close())

    const tasks = (scope: string, count: number, bytesEach = 0) =>
      Array.from({ length: count }, () =>
        put('tasks', aTask({ scope, description: 'x'.repeat(bytesEach) }), { expect: 'absent' }),
      )
    const logOf = (scope: string, letters: number, letter = 'x') => ({
      scope,
      changes: tasks(scope, 1),
      entries: [{ kind: 'task.updated', subjectId: newId(), new: { description: letter.repeat(letters) } } as const],
    })

    test('a commit that fills it is written', async () => {
      const scope = newId()
      expect(await open.store.commit(aCommit(aPart(scope, ...tasks(scope, budget.items, 20_000))))).toEqual({
        seqs: [1],
      })
      expect((await open.store.tasks.list([scope], { trashed: false }, { limit: 100 })).rows).toHaveLength(budget.items)
      await open.store.commit(aCommit(logOf(newId(), budget.logBytes - 500)))
      const once = anOnce({ answer: 'x'.repeat(budget.answerBytes - 2) })
      await open.store.commit(aCommit(aPart(scope), { once }))
      await open.store.commit(aCommit([logOf(newId(), 250_000), logOf(newId(), 250_000), logOf(newId(), 250_000)]))
    })

    const [scope, other] = [newId(), newId()]
    const [half, rest] = [Math.ceil(budget.items / 2), Math.floor(budget.items / 2) + 1]
    const over: [string, Commit][] = [
      ['changes', aCommit(aPart(scope, ...tasks(scope, budget.items + 1)))],
      [
        'changes over several parts',
        aCommit([aPart(scope, ...tasks(scope, half)), aPart(other, ...tasks(other, rest))]),
      ],
      [
        'checks, which count as well',
        aCommit(aPart(scope, ...Array.from({ length: budget.items + 1 }, () => checkExists('tasks', newId())))),
      ],
      ['log', aCommit(logOf(scope, budget.logBytes + 1))],
      ['log in bytes, not characters', aCommit(logOf(scope, budget.logBytes / 2 + 1, 'Ü'))],
      ['bytes in all', aCommit(aPart(scope, ...tasks(scope, 60, 51_000)))],
      [
        'bytes of the remembered answer',
        aCommit(aPart(scope, ...tasks(scope, 1)), { once: anOnce({ answer: 'x'.repeat(budget.answerBytes) }) }),
      ],
      ['parts', aCommit([scope, newId(), newId(), newId()].map(one => aPart(one, ...tasks(one, 1))))],
    ]

    test.for(over)('a commit with too many %s is refused before anything is written', async ([, work]) => {
      const refusal = { code: 'too-large', reason: 'commit-budget' }
      await expect(open.store.commit(work)).rejects.toMatchObject(refusal)
      const scopes = work.parts.map(part => part.scope)
      expect((await open.store.tasks.list(scopes, { trashed: false }, { limit: 5 })).rows).toEqual([])
      for (const one of scopes) expect(await open.store.log.at(one, 1)).toEqual([])
    })

    test('what was refused leaves no trace: the scope goes on from its first number', async () => {
      const label = aLabel()
      await expect(
        open.store.commit(aCommit(aPart(label.scope, ...tasks(label.scope, budget.items + 1)))),
      ).rejects.toThrow()
      const { seqs } = await open.store.commit(aCommit(aPart(label.scope, put('labels', label, { expect: 'absent' }))))
      expect(seqs).toEqual([1])
    })
  })
}
