import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp, type TestServer } from '../../../test/app.ts'
import { HOUR } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'

let app: TestApp
let other: TestServer

beforeAll(async () => {
  // Addresses come from a proxy that is believed, so that a test can have as many as a botnet.
  app = await startApp({
    limits: { loginAccount: 3, flowsPerAddress: 6, mailsPerMailbox: 100, mailsPerMailboxDay: 100 },
    trustedProxies: ['127.0.0.1'],
  })
  other = await app.sibling()
})
afterAll(async () => {
  await other.close()
  await app.close()
})

async function from(address: string, path: string, body: unknown, server: TestServer = app) {
  const began = performance.now()
  const answer = await server.http(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: await answer.json(), took: performance.now() - began }
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('brute force over many addresses becomes slow, on every server, and never locks the owner out', async () => {
  const anna = await app.signUp()
  const guess = (n: number) =>
    from(`198.51.100.${n}`, '/auth/login', { identifier: anna.name, password: `guess ${n}` }, n % 2 ? app : other)
  const tries = []
  for (let n = 1; n <= 8; n++) tries.push(await guess(n))
  expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 401))
  // A fifth of a second longer with every try past the third; the machine may add to it, never take away.
  for (const [i, { took }] of tries.slice(3).entries()) expect(took).toBeGreaterThan((i + 1) * 200 - 5)
  // Its other name is no slower: time does not tell that both are one account.
  const elsewhere = () => from('198.51.100.99', '/auth/login', { identifier: anna.email, password: 'guess' })
  const free = [await elsewhere(), await elsewhere(), await elsewhere()]
  expect(Math.min(...free.map(({ took }) => took))).toBeLessThan(tries.at(-1)?.took ?? 0)
  const owner = await from('192.0.2.1', '/auth/login', { identifier: anna.name, password: PASSWORD })
  expect(owner.status).toBe(200)
})

test('two servers count the failed log-ins of an account and an address together', async () => {
  const one = await startApp({ limits: { loginAccount: 1000 } })
  const two = await one.sibling()
  const person = await one.signUp()
  const login = (n: number) =>
    refused((n % 2 ? one : two).client().auth.login({ identifier: person.name, password: 'wrong' }))
  for (let n = 0; n < 10; n++) expect((await login(n)).code).toBe('unauthenticated')
  for (const n of [0, 1]) expect((await login(n)).code).toBe('rate-limited')
  await two.close()
  await one.close()
})

test('two servers count the tries at a code together, and a new address gives no new ones', async () => {
  const anna = await app.signUp()
  const { flow } = await app.client().auth.requestReset({ identifier: anna.email })
  const { code } = await app.mailTo(anna.email, { after: 1 })
  const guess = (n: number, given = wrong(code)) =>
    from(
      `203.0.113.${n}`,
      '/auth/password-reset/verify',
      { flow, code: given, password: 'a new password' },
      n % 2 ? app : other,
    )
  for (let n = 0; n < 5; n++) expect((await guess(n)).body).toMatchObject({ reason: 'wrong-code' })
  expect((await guess(6)).status).toBe(410)
  expect((await guess(7, code)).status).toBe(410)
})

test('two servers count registrations and resets of an address together', async () => {
  const ask = (n: number) =>
    from('192.0.2.44', '/auth/password-reset/request', { identifier: `nobody${n}` }, n % 2 ? app : other)
  for (let n = 0; n < 6; n++) expect((await ask(n)).status).toBe(202)
  for (const n of [6, 7]) expect(await ask(n)).toMatchObject({ status: 429, body: { reason: 'flows' } })
  app.clock.forward(HOUR)
  expect((await ask(8)).status).toBe(202)
})
