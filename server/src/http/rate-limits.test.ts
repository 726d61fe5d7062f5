import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PASSWORD, startApp, type Person, type TestApp, type TestServer } from '../../test/app.ts'
import { MINUTE } from '../../test/clock.ts'

const LIMIT = 40

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp({
    limits: {
      requestsPerPerson: LIMIT,
      requestsPerAddress: LIMIT,
      operationFactor: 1,
      loginAddress: 1000,
      loginPair: 1000,
      flowsPerAddress: 1000,
    },
    trustedProxies: ['127.0.0.2'],
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  nextMinute()
  anna = await app.signUp()
  nextMinute()
})

/** A window begins with a minute of the clock: here, now. */
const nextMinute = () => app.clock.forward(MINUTE - (app.clock.ms() % MINUTE))

async function ask(
  times: number,
  options: { token?: string; headers?: Record<string, string> } = {},
  server: TestServer = app,
) {
  const answers = await Promise.all(Array.from({ length: times }, () => server.http('/users/me', options)))
  return answers.map(({ status }) => status)
}

const countOf = (statuses: number[], status: number) => statuses.filter(one => one === status).length

test('a person gets exactly what the limit says, however many ask at once', async () => {
  const statuses = await ask(LIMIT + 20, { token: anna.token })
  expect(countOf(statuses, 200)).toBe(LIMIT)
  expect(countOf(statuses, 429)).toBe(20)
})

test('who is over it is told how long to wait, and gets on afterwards', async () => {
  await ask(LIMIT, { token: anna.token })
  app.clock.forward(20_000)
  const answer = await app.http('/users/me', { token: anna.token })
  expect(answer.status).toBe(429)
  const wait = Number(answer.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(30)
  expect(wait).toBeLessThanOrEqual(40)
  expect(await answer.json()).toMatchObject({
    code: 'rate-limited',
    reason: 'requests',
    detail: `That was a lot in a short time. Try again in ${wait} seconds.`,
    retryAfter: wait,
  })
  app.clock.forward(wait * 1000)
  expect(await ask(1, { token: anna.token })).toEqual([200])
})

test('every session of a person counts together; somebody else is not affected', async () => {
  const { token: second = '' } = await app.client().auth.login({ identifier: anna.name, password: PASSWORD })
  const ben = await app.signUp()
  nextMinute()
  await ask(LIMIT / 2, { token: anna.token })
  const rest = await ask(LIMIT, { token: second })
  expect(countOf(rest, 200)).toBe(LIMIT / 2)
  expect(await ask(5, { token: ben.token })).toEqual([200, 200, 200, 200, 200])
})

test('two servers share it', async () => {
  const other = await app.sibling()
  let answered = 0
  for (let n = 0; n < LIMIT; n++) {
    const [here, there] = await Promise.all([ask(1, { token: anna.token }), ask(1, { token: anna.token }, other)])
    answered += countOf([...here, ...there], 200)
  }
  expect(answered).toBe(LIMIT)
  await other.close()
})

test('a restart forgets nothing', async () => {
  await ask(LIMIT, { token: anna.token })
  const restarted = await app.sibling()
  expect(await ask(3, { token: anna.token }, restarted)).toEqual([429, 429, 429])
  await restarted.close()
})

test('who is not signed in counts by address, whatever they send for a token', async () => {
  const statuses = [
    ...(await ask(LIMIT / 2)),
    ...(await ask(LIMIT / 4, { token: 'a guess' })),
    ...(await ask(LIMIT, { headers: { cookie: 'cairn=another' } })),
  ]
  expect(countOf(statuses, 401)).toBe(LIMIT)
  expect(await ask(1, { token: anna.token })).toEqual([200])
})

test('of API tokens from an address over its limit a few a second are looked up: a good one is let in, whatever its neighbour repeats', async () => {
  const make = () => anna.api.tokens.create({ name: 'script', scope: 'read' })
  const [good, unseen, another] = [(await make()).token, (await make()).token, (await make()).token]
  expect(await ask(1, { token: good })).toEqual([200])
  nextMinute()
  const madeUp = () => `cairn_${newId()}_${'x'.repeat(43)}`
  const repeated = madeUp()
  expect(countOf(await ask(LIMIT, { token: repeated }), 401)).toBe(LIMIT)

  const { records } = app.services
  const { get } = records
  let lookUps = 0
  records.get = (kind, id) => {
    if (kind === 'api-token') lookUps++
    return get(kind, id)
  }
  expect(countOf(await ask(30, { token: repeated }), 429)).toBe(30)
  expect(lookUps).toBe(1)
  expect(await ask(1, { token: unseen })).toEqual([200])

  const guesses = await Promise.all(Array.from({ length: 30 }, () => ask(1, { token: madeUp() })))
  expect(countOf(guesses.flat(), 429)).toBe(30)
  expect(lookUps).toBe(5)
  records.get = get
  expect(await ask(2, { token: good })).toEqual([200, 200])
  const refused = await app.http('/users/me', { token: another })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
  app.clock.forward(1000)
  expect(await ask(1, { token: another })).toEqual([200])
})

test('a forwarded address dodges nothing when it comes from nobody we trust', async () => {
  const rotating = Array.from({ length: LIMIT + 5 }, (_, n) => ask(1, { headers: forwarded(`203.0.113.${n}`) }))
  expect(countOf((await Promise.all(rotating)).flat(), 429)).toBe(5)
})

test('an operation has a limit of its own', async () => {
  const login = () =>
    app.http('/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier: 'nobody', password: 'wrong' }),
    })
  const answers = await Promise.all(Array.from({ length: 35 }, login))
  expect(
    countOf(
      answers.map(({ status }) => status),
      401,
    ),
  ).toBe(30)
  expect(await answers.find(({ status }) => status === 429)?.json()).toMatchObject({ reason: 'operation' })
  expect(await ask(1)).toEqual([401])
})

test('health has no limit', async () => {
  await ask(LIMIT + 1)
  const answers = await Promise.all(Array.from({ length: 10 }, () => fetch(`${app.address}/health/ready`)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
})

test('from a proxy of ours it is the forwarded address that counts, and of a list the one that the proxy saw', async () => {
  const proxied = await startApp({ limits: { requestsPerAddress: LIMIT }, trustedProxies: ['127.0.0.1'] })
  proxied.clock.forward(MINUTE - (proxied.clock.ms() % MINUTE))
  const many = await Promise.all(
    Array.from({ length: LIMIT + 5 }, (_, n) =>
      ask(1, { headers: forwarded(`198.51.100.${n}, 203.0.113.7`) }, proxied),
    ),
  )
  expect(countOf(many.flat(), 429)).toBe(5)
  expect(await ask(1, { headers: forwarded('203.0.113.8') }, proxied)).toEqual([401])
  await proxied.close()
})

const forwarded = (address: string) => ({
  'x-forwarded-for': address,
  'x-real-ip': address,
  forwarded: `for=${address}`,
})
