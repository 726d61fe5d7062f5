import { newId } from '@cairn/contract/ids'
import { Problem } from '@cairn/contract/problems'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertBudget } from '../src/adapters/store/budget.ts'
import { check, CommitConflict, put, type Commit, type Once } from '../src/ports/commit.ts'
import type { TaskRow } from '../src/ports/rows.ts'
import type { Store } from '../src/ports/store.ts'
import { aCommit, adding, anOnce, aTask } from './factories.ts'
import { historyOf } from './history.ts'
import { pagesOf } from './paging.ts'
import { holds } from './properties.ts'
import { stores, type OpenEngine } from './stores.ts'

for (const engine of stores()) {
  describe(`many writers on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    const long = 120_000

    test(
      'no update is lost: versions count the writes, and the log tells each of them in order without a gap',
      { timeout: long },
      async () => {
        const cases = fc.record({
          places: placesOf(3, 3),
          writes: fc.array(fc.nat(), { minLength: 20, maxLength: 60 }),
        })
        await holds(cases, async ({ places, writes }) => {
          const rows = await keep(places.map(scope => aTask({ scope, title: '0' })))
          await Promise.all(
            writes.map((pick, n) => {
              const { scope, id } = rows[pick % rows.length]!
              return eventually(async () => {
                const row = await find(scope, id)
                const next = { ...row, title: `${row.title} ${n}`, version: row.version + 1 }
                const entry = {
                  kind: 'task.updated',
                  subjectId: id,
                  old: { title: row.title },
                  new: { title: next.title },
                } as const
                await store.commit(
                  aCommit({ scope, changes: [put('tasks', next, { expect: row.version })], entries: [entry] }),
                )
              })
            }),
          )
          for (const [i, { scope, id }] of rows.entries()) {
            const mine = writes.flatMap((pick, n) => (pick % rows.length === i ? [String(n)] : []))
            const row = await find(scope, id)
            expect(row.version).toBe(1 + mine.length)
            expect(row.title.split(' ').slice(1).toSorted()).toEqual(mine.toSorted())
            const history = (await pagesOf(7, page => historyOf(store, scope, id, page))).flat().toReversed()
            expect(history.map(entry => entry.new?.['title'])).toEqual(prefixes(row.title))
            expect(history.map(entry => entry.old?.['title'])).toEqual(['0', ...prefixes(row.title)].slice(0, -1))
          }
          for (const scope of new Set(places)) {
            const inScope = rows.filter(row => row.scope === scope)
            const here = writes.filter(pick => rows[pick % rows.length]!.scope === scope).length
            await expectGapFree(scope, inScope.length + 1, inScope.length + here)
          }
        })
      },
    )

    test(
      'what a check relied on holds: somebody always stays on duty, however many want to leave at once',
      { timeout: long },
      async () => {
        const cases = fc.record({
          people: fc.integer({ min: 2, max: 8 }),
          picks: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        })
        await holds(cases, async ({ people, picks }) => {
          const scope = newId()
          const duty = await keep(Array.from({ length: people }, () => aTask({ scope })))
          const left = await Promise.all(duty.map((mine, i) => eventually(() => leave(mine, picks[i]!))))
          expect(left.filter(Boolean)).toHaveLength(people - 1)
          expect((await onDuty(scope)).length).toBe(1)
        })
      },
    )

    test(
      'a sum over two rows of two scopes stays what it is, and no account is overdrawn',
      { timeout: long },
      async () => {
        const transfer = fc.record({ from: fc.nat(), to: fc.nat(), amount: fc.integer({ min: 1, max: 60 }) })
        const cases = fc.record({
          places: placesOf(3, 2),
          transfers: fc.array(transfer, { minLength: 20, maxLength: 50 }),
        })
        await holds(cases, async ({ places, transfers }) => {
          const accounts = await keep(places.map(scope => aTask({ scope, description: '100' })))
          const at = (n: number) => accounts[n % accounts.length]!
          const moved = await Promise.all(
            transfers
              .filter(({ from, to }) => at(from).scope !== at(to).scope)
              .map(({ from, to, amount }) => eventually(() => move(at(from), at(to), amount))),
          )
          const now = await Promise.all(accounts.map(({ scope, id }) => find(scope, id)))
          const balances = now.map(row => Number(row.description))
          expect(balances.reduce((a, b) => a + b)).toBe(100 * accounts.length)
          expect(Math.min(...balances)).toBeGreaterThanOrEqual(0)
          const writes = now.reduce((sum, row) => sum + row.version - 1, 0)
          expect(writes).toBe(2 * moved.filter(Boolean).length)
        })
      },
    )

    test('what is sent several times happens once, and every sender is told the same', { timeout: long }, async () => {
      const cases = fc.record({
        places: placesOf(2, 2),
        copies: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 15 }),
      })
      await holds(cases, async ({ places, copies }) => {
        const rows = await keep(places.map(scope => aTask({ scope, description: '0' })))
        const sent = copies.flatMap((count, n) => {
          const id = newId()
          return Array.from({ length: count }, (_, copy) => ({
            n,
            once: anOnce({ id, answer: `${n}, told by ${copy}` }),
          }))
        })
        const answers = await Promise.all(
          sent.map(({ n, once }) => eventually(() => addOne(rows[n % rows.length]!, once))),
        )
        for (const n of copies.keys()) {
          const told = answers.filter((_, i) => sent[i]!.n === n)
          expect(new Set(told).size).toBe(1)
        }
        for (const [i, { scope, id }] of rows.entries()) {
          const operations = copies.filter((_, n) => n % rows.length === i).length
          expect(await find(scope, id)).toMatchObject({ description: String(operations), version: 1 + operations })
        }
      })
    })

    test('a commit is within the budget and written whole, or past it and not at all', { timeout: long }, async () => {
      const part = fc.record({
        changes: fc.integer({ min: 0, max: 50 }),
        bytes: fc.integer({ min: 0, max: 30_000 }),
        log: fc.integer({ min: 0, max: 320_000 }),
      })
      await holds(fc.array(part, { minLength: 1, maxLength: 4 }), async parts => {
        const work = aCommit(
          parts.map(({ changes, bytes, log }) => {
            const scope = newId()
            const rows = Array.from({ length: changes }, () => aTask({ scope, description: 'x'.repeat(bytes) }))
            const entry = { kind: 'task.updated', subjectId: newId(), new: { description: 'x'.repeat(log) } } as const
            return { scope, changes: rows.map(row => put('tasks', row, { expect: 'absent' })), entries: [entry] }
          }),
        )
        const fits = within(work)
        const written = await store.commit(work).then(() => true, refusedAs('too-large'))
        expect(written).toBe(fits)
        for (const { scope, changes } of work.parts) {
          const { rows } = await store.tasks.list([scope], { trashed: false }, { limit: 100 })
          expect(rows).toHaveLength(fits ? changes.length : 0)
          expect(await store.log.at(scope, 1)).toHaveLength(fits ? 1 : 0)
        }
      })
    })

    async function keep(rows: TaskRow[]) {
      for (const row of rows) await store.commit(adding('tasks', row))
      return rows
    }

    /** As the runner does, but until it is through: reads again and decides again when somebody was quicker. */
    async function eventually<T>(work: () => Promise<T>): Promise<T> {
      for (;;) {
        try {
          return await work()
        } catch (error) {
          if (!(error instanceof CommitConflict) || error.kind !== 'version') throw error
        }
      }
    }

    async function find(scope: string, id: string): Promise<TaskRow> {
      const row = await store.tasks.find([scope], id)
      if (!row) throw new Error('A row that nobody removed is gone')
      return row
    }

    /** One entry for each number from `first` to `last`, and the next commit gets the one behind. */
    async function expectGapFree(scope: string, first: number, last: number) {
      for (let seq = first; seq <= last; seq++) expect(await store.log.at(scope, seq)).toMatchObject([{ scope, seq }])
      expect((await store.commit(aCommit({ scope, changes: [], entries: [] }))).seqs).toEqual([last + 1])
    }

    const onDuty = async (scope: string) =>
      (await store.tasks.list([scope], { trashed: false, statuses: ['pending'] }, { limit: 100 })).rows

    /** False when nobody else is left. */
    async function leave({ scope, id }: TaskRow, pick: number): Promise<boolean> {
      const mine = await find(scope, id)
      const others = (await onDuty(scope)).filter(row => row.id !== id)
      const other = others[pick % others.length]
      if (!other) return false
      const done: TaskRow = { ...mine, status: 'completed', version: mine.version + 1 }
      const changes = [put('tasks', done, { expect: mine.version }), check('tasks', other)]
      await store.commit(aCommit({ scope, changes, entries: [] }))
      return true
    }

    /** False when there is not enough. */
    async function move(from: TaskRow, to: TaskRow, amount: number): Promise<boolean> {
      const [giver, taker] = await Promise.all([find(from.scope, from.id), find(to.scope, to.id)])
      if (Number(giver.description) < amount) return false
      const part = (row: TaskRow, change: number) => {
        const next = { ...row, description: String(Number(row.description) + change), version: row.version + 1 }
        return { scope: row.scope, changes: [put('tasks', next, { expect: row.version })], entries: [] }
      }
      await store.commit(aCommit([part(giver, -amount), part(taker, amount)]))
      return true
    }

    async function addOne({ scope, id }: TaskRow, once: Once): Promise<unknown> {
      const row = await find(scope, id)
      const next = { ...row, description: String(Number(row.description) + 1), version: row.version + 1 }
      const part = { scope, changes: [put('tasks', next, { expect: row.version })], entries: [] }
      const { before } = await store.commit(aCommit(part, { once }))
      return before ? before.answer : once.answer
    }
  })
}

/** The scopes that `scopes * rows` rows stand in. */
const placesOf = (scopes: number, rows: number) =>
  fc.integer({ min: 2, max: scopes }).map(count => {
    const ids = Array.from({ length: count }, () => newId())
    return Array.from({ length: count * rows }, (_, i) => ids[i % count]!)
  })

/** `0 4 2` was `0 4` before. */
const prefixes = (title: string) =>
  title
    .split(' ')
    .map((_, i, words) => words.slice(0, i + 1).join(' '))
    .slice(1)

function within(work: Commit): boolean {
  try {
    assertBudget(work)
    return true
  } catch {
    return false
  }
}

const refusedAs = (code: string) => (error: unknown) => {
  if (error instanceof Problem && error.code === code) return false
  throw error
}
