import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../test/app.ts'
import { CASES, thingsOf } from '../../test/in-steps.ts'
import type { Commit } from '../ports/commit.ts'
import type { Tables } from '../ports/rows.ts'

/** Somebody else's commit comes first, again and again, at a row that the next step relies on. */

let app: TestApp
beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000 } })
})
afterAll(() => app.close())

/** Before each commit of the act, others change what it relies on; `times` says how often before it is let through. */
async function among(times: (step: number) => number, act: () => Promise<unknown>) {
  const { store } = app.services
  const { commit } = store
  let [tries, steps, met] = [0, 0, 0]
  store.commit = async (work: Commit) => {
    const relied = work.parts.flatMap(({ scope, changes }) =>
      changes.flatMap(change =>
        change.do !== 'remove' && typeof change.expect === 'number'
          ? [{ scope, table: change.table, id: change.do === 'put' ? change.row.id : change.id }]
          : [],
      ),
    )
    const [one] = relied
    if (one && met++ < times(steps)) await touch(commit, one)
    tries++
    const committed = await commit(work)
    steps++
    met = 0
    return committed
  }
  try {
    return { answer: await act(), tries, steps }
  } catch (error) {
    return { error, tries, steps }
  } finally {
    store.commit = commit
  }
}

async function touch(
  commit: (work: Commit) => Promise<unknown>,
  { scope, table, id }: { scope: string; table: keyof Tables; id: string },
) {
  const { rows } = await app.services.store.scopes.rows(scope, table, { limit: 500 })
  const row = rows.find(one => one.id === id)!
  const change = { do: 'put', table, row: { ...row, version: row.version + 1 }, expect: row.version } as const
  const facts = { at: new Date(app.clock.ms()).toISOString(), actorId: newId(), via: 'test', batch: newId() }
  await commit({ ...facts, parts: [{ scope, changes: [change as never], entries: [] }] })
}

describe.for(Object.entries(CASES))('%s', ([, prepare]) => {
  test('is done, and once, though each of its commits meets others three times', async () => {
    const [whole, anna] = [await app.signUp(), await app.signUp()]
    await (
      await prepare(whole)
    )({ idempotencyKey: newId() })
    const ask = await prepare(anna)
    const { error, tries, steps } = await among(
      () => 3,
      () => ask({ idempotencyKey: newId() }),
    )
    expect(error).toBeUndefined()
    expect(tries - steps).toBeGreaterThan(5)
    expect(await thingsOf(app, anna, { versions: false })).toEqual(await thingsOf(app, whole, { versions: false }))
  })
})

test('who meets others at one and the same commit is told so in the end, and goes on later', async () => {
  const anna = await app.signUp()
  const ask = await CASES['deleting a task']!(anna)
  const options = { idempotencyKey: newId() }
  const { error, tries, steps } = await among(
    step => (step === 0 ? 4 : Infinity),
    () => ask(options),
  )
  expect(error).toMatchObject({ code: 'conflict', reason: 'busy' })
  expect({ tries, steps }).toEqual({ tries: 10, steps: 1 })
  await ask(options)
  expect((await anna.api.tasks.list({})).items).toEqual([])
})
