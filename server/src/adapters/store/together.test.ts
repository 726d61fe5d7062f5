import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import { expect, test, vi } from 'vitest'
import { aCommit, aPart, aTask } from '../../../test/factories.ts'
import { CommitConflict, put, type Commit, type Committed } from '../../ports/commit.ts'
import { together } from './together.ts'

const [a, b, c] = [newId(), newId(), newId()].toSorted() as [string, string, string]
const of = (scope: string) => aCommit([aPart(scope)])
const many = (scope: string) =>
  aCommit([aPart(scope, ...Array.from({ length: 11 }, () => put('tasks', aTask({ scope }), { expect: 'absent' })))])

/** A database that answers when it is told to. */
function aDatabase() {
  const asked: { scopes: string[]; works: Commit[]; answer(): void; refuse(error: unknown): void }[] = []
  const commit = together(
    works =>
      new Promise<Committed[]>((resolve, reject) => {
        asked.push({
          scopes: works.map(({ parts }) => parts.map(({ scope }) => scope).join('+')),
          works,
          answer: () => resolve(works.map((_, i) => ({ seqs: [i] }))),
          refuse: reject,
        })
      }),
    error => error instanceof CommitConflict,
  )
  return { asked, commit, scopes: () => asked.map(one => one.scopes) }
}

const turn = () => new Promise<void>(done => setImmediate(() => setImmediate(done)))

test('what is asked for in one turn goes as one statement: scope by scope, and in one scope as it was asked', async () => {
  const { asked, commit, scopes } = aDatabase()
  const [last, first, second] = [of(c), of(a), of(a)]
  const all = [last, first, second].map(commit)
  await turn()
  expect(scopes()).toEqual([[a, a, c]])
  expect(asked[0]?.works).toEqual([first, second, last])
  asked[0]?.answer()
  expect(await Promise.all(all)).toEqual([{ seqs: [2] }, { seqs: [0] }, { seqs: [1] }])
})

test('what is large, or of several scopes, shares its statement with nobody', async () => {
  const { commit, scopes } = aDatabase()
  for (const work of [of(a), many(b), aCommit([aPart(newId()), aPart(newId())]), of(c)]) void commit(work)
  await turn()
  expect(scopes().map(one => one.length)).toEqual([1, 1, 2])
  expect(scopes()).toContainEqual([a, c])
})

test('no statement has more than sixteen, and none waits for another', async () => {
  const { commit, scopes } = aDatabase()
  for (let i = 0; i < 40; i++) void commit(of(newId()))
  await turn()
  expect(scopes().map(one => one.length)).toEqual([16, 16, 8])
})

test('while a scope is written, what is for it waits, goes together and in its order; others go on', async () => {
  const { asked, commit, scopes } = aDatabase()
  void commit(of(a))
  await turn()
  for (const work of [of(a), many(a), of(a), of(b)]) void commit(work)
  await turn()
  expect(scopes()).toEqual([[a], [b]])
  asked[0]?.answer()
  await turn()
  expect(scopes().slice(2)).toEqual([[a]])
  asked[2]?.answer()
  await turn()
  expect(asked[3]?.works[0]?.parts[0]?.changes).toHaveLength(11)
  asked[3]?.answer()
  await turn()
  expect(scopes().slice(4)).toEqual([[a]])
})

test('of a statement that is refused each is sent alone, and only the one to blame is refused', async () => {
  const { asked, commit, scopes } = aDatabase()
  const all = [commit(of(a)), commit(of(b)), commit(of(c))]
  await turn()
  asked[0]?.refuse(new CommitConflict('version'))
  await turn()
  expect(scopes().slice(1)).toEqual([[a], [b], [c]])
  asked[1]?.answer()
  asked[2]?.refuse(new CommitConflict('exists'))
  asked[3]?.answer()
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('without an answer nothing is sent again, nor what waits behind it', async () => {
  const { asked, commit, scopes } = aDatabase()
  const lost = [commit(of(a)), commit(of(b))]
  await turn()
  const behind = commit(of(b))
  const beside = commit(of(c))
  await turn()
  asked[0]?.refuse(problem('unavailable'))
  for (const one of [...lost, behind]) await expect(one).rejects.toMatchObject({ code: 'unavailable' })
  await turn()
  expect(scopes()).toEqual([[a, b], [c]])
  asked[1]?.answer()
  expect(await beside).toEqual({ seqs: [0] })
})

test('what has waited too long is refused, and not sent', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    const { asked, commit, scopes } = aDatabase()
    void commit(of(a))
    await turn()
    const behind = commit(of(a)).catch((error: unknown) => error)
    vi.advanceTimersByTime(2500)
    const later = commit(of(a))
    asked[0]?.answer()
    expect(await behind).toMatchObject({ code: 'unavailable' })
    await turn()
    expect(scopes()).toEqual([[a], [a]])
    asked[1]?.answer()
    expect(await later).toEqual({ seqs: [0] })
  } finally {
    vi.useRealTimers()
  }
})
