import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aFewAtATime } from '../../test/a-few-at-a-time.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import { MINUTE } from '../../test/clock.ts'
import { CASES, cut, CUTS, thingsOf } from '../../test/in-steps.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000 } })
})
afterAll(() => app.close())

/** What anybody would be answered: ids, instants and places are their own. */
const withoutOwn = (answer: unknown) =>
  JSON.stringify(answer)
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT')
    .replaceAll(/"position":"[^"]*"/g, '"position":""')

describe.for(Object.entries(CASES))('%s', ([, prepare]) => {
  let wanted: { answer: string; things: string[] }
  beforeAll(async () => {
    const whole = await app.signUp()
    const ask = await prepare(whole)
    wanted = { answer: withoutOwn(await ask({ idempotencyKey: newId() })), things: await thingsOf(app, whole) }
  })

  test.for(CUTS)('is one act under its key, also when commit $at was the last that was $how', async one => {
    const anna = await app.signUp()
    const ask = await prepare(anna)
    const before = await thingsOf(app, anna, { versions: false })
    const options = { idempotencyKey: `once/${newId()}` }
    await cut(app, one, () => expect(ask(options)).rejects.toMatchObject({ code: 'unavailable' }))
    app.clock.forward(MINUTE)

    const answer = await ask(options)
    expect(withoutOwn(answer)).toBe(wanted.answer)
    expect(await thingsOf(app, anna)).toEqual(wanted.things)
    expect(await ask(options)).toEqual(answer)
    expect(await thingsOf(app, anna)).toEqual(wanted.things)

    // All of it is of one batch, though nobody named one.
    const [entry] = (await anna.api.activity.list({ limit: 1 })).items
    expect((await anna.api.activity.undoBatch({ batchId: entry!.batch })).kept).toEqual([])
    const left = await thingsOf(app, anna, { versions: false })
    // What was made is in the trash.
    expect(left.filter(told => !told.endsWith(',true,false]') || before.includes(told))).toEqual(before)
  })
})

test('what was answered is said again where it was too large to keep', async () => {
  const { api, token } = await app.signUp()
  const description = 'x'.repeat(19_000)
  const tasks = await aFewAtATime(Array.from({ length: 45 }), (_, i) =>
    api.tasks.create({ title: `${i}`, description }),
  )
  const taskIds = tasks.map(({ id }) => id)
  for (const change of [{ priority: 'high' }, { deleted: true }]) {
    const ask = () =>
      app.http('/tasks/bulk', {
        method: 'PATCH',
        token,
        headers: { 'idempotency-key': JSON.stringify(change), 'content-type': 'application/json' },
        body: JSON.stringify({ taskIds: taskIds.slice(0, 'deleted' in change ? 20 : 45), ...change }),
      })
    const first = await ask()
    expect(first.status).toBe(200)
    app.clock.forward(MINUTE)
    const again = await ask()
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true'])
    expect(await again.json()).toEqual(await first.json())
  }
})
