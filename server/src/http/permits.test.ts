import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Records } from '../ports/records.ts'
import { createPermits } from './permits.ts'

const LIMIT = { kind: 'test', calls: 3000, seconds: 3600 }

let app: TestApp

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** The real counter, which says how often it was asked; and it can be made to fail, or to hang. */
function watched() {
  const { records } = app.services
  const watch = { writes: 0, fails: false, hangs: false, failures: 0, records }
  const count: Records['count'] = async (...args) => {
    watch.writes++
    if (watch.fails) throw new Error('away')
    if (watch.hangs) await new Promise(() => {})
    return records.count(...args)
  }
  return Object.assign(watch, { records: { ...records, count } })
}

/** So many calls one after the other; how many were let through. */
async function spend(permits: ReturnType<typeof createPermits>, who: string, times: number) {
  let through = 0
  for (let n = 0; n < times; n++) through += (await permits.spend(who)) === undefined ? 1 : 0
  return through
}

test('a busy person costs a write for fifty requests', async () => {
  const watch = watched()
  const permits = createPermits(watch.records, app.clock, LIMIT, () => {})
  expect(await spend(permits, 'busy', 1000)).toBe(1000)
  expect(watch.writes).toBeLessThanOrEqual(22)
})

test('a small limit is counted one by one: two instances give out exactly what there is', async () => {
  const limit = { ...LIMIT, kind: 'small', calls: 10 }
  const [one, other] = [0, 1].map(() => createPermits(watched().records, app.clock, limit, () => {}))
  if (!one || !other) throw new Error('two were made')
  expect(await spend(one, 'anna', 4)).toBe(4)
  expect(await spend(other, 'anna', 20)).toBe(6)
  expect(await spend(one, 'anna', 5)).toBe(0)
})

test('who is over the limit costs no more writes', async () => {
  const watch = watched()
  const permits = createPermits(watch.records, app.clock, { ...LIMIT, kind: 'over', calls: 5 }, () => {})
  await spend(permits, 'anna', 6)
  const { writes } = watch
  expect(await spend(permits, 'anna', 100)).toBe(0)
  expect(watch.writes).toBe(writes)
})

test('a new window begins with the clock, for all at the same moment', async () => {
  const limit = { kind: 'window', calls: 5, seconds: 60 }
  app.clock.forward(90_000 - (app.clock.ms() % 60_000))
  const permits = createPermits(app.services.records, app.clock, limit, () => {})
  expect(await spend(permits, 'anna', 6)).toBe(5)
  expect(await permits.spend('anna')).toBeLessThanOrEqual(30)
  app.clock.forward(30_000)
  expect(await spend(permits, 'anna', 6)).toBe(5)
})

test('without the counter an instance counts by itself: the limit still holds, and nobody waits', async () => {
  const watch = watched()
  watch.fails = true
  const permits = createPermits(
    watch.records,
    app.clock,
    { ...LIMIT, kind: 'fails', calls: 100 },
    () => watch.failures++,
  )
  expect(await spend(permits, 'anna', 120)).toBe(100)
  expect(watch.failures).toBeGreaterThan(0)
})

test('a counter that hangs keeps nobody waiting for long, and counts again when it is back', async () => {
  const watch = watched()
  watch.hangs = true
  const permits = createPermits(watch.records, app.clock, { ...LIMIT, kind: 'hangs', calls: 15 }, () => {})
  const begun = performance.now()
  expect(await spend(permits, 'anna', 1)).toBe(1)
  expect(performance.now() - begun).toBeLessThan(2000)
  watch.hangs = false
  expect(await spend(permits, 'anna', 30)).toBeLessThanOrEqual(15)
})
