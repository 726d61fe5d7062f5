import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../../test/app.ts'
import { DAY, HOUR, MINUTE } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'
import { addApp } from '../../../test/second-factors.ts'

let app: TestApp

beforeAll(async () => {
  // The proxy is the tests' own machine: what it forwards is believed.
  app = await startApp({ limits: { loginAccount: 1000, loginAddress: 1000 }, trustedProxies: ['127.0.0.1'] })
})
afterAll(() => app.close())

/** A try to log in, as it comes from that address. */
async function attempt(identifier: string, password: string, address = '192.0.2.1') {
  const answer = await app.http('/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ identifier, password }),
  })
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.json() }
}

const statuses = async (tries: Promise<{ status: number }>[]) => (await Promise.all(tries)).map(({ status }) => status)

test('username and address both log in, in any case, with spaces around', async () => {
  const anna = await app.signUp()
  for (const identifier of [anna.name, anna.name.toUpperCase(), anna.email, ` ${anna.email.toUpperCase()} `]) {
    const { token, user } = await app.client().auth.login({ identifier, password: PASSWORD })
    expect(user?.id).toBe(anna.me.id)
    expect(await app.client(token).users.me()).toMatchObject({ id: anna.me.id })
  }
})

test('a wrong password and an unknown name are answered alike', async () => {
  const anna = await app.signUp()
  const wrong = await refused(app.client().auth.login({ identifier: anna.name, password: 'not the password' }))
  const unknown = await refused(app.client().auth.login({ identifier: 'nobody-here', password: PASSWORD }))
  expect(wrong).toMatchObject({ code: 'unauthenticated', reason: 'wrong-credentials' })
  expect(unknown.parts).toEqual(wrong.parts)
})

test('the password is compared as it is: case, spaces and accents count', async () => {
  const anna = await app.signUp()
  for (const password of [PASSWORD.toUpperCase(), ` ${PASSWORD}`, `${PASSWORD} `]) {
    const problem = await refused(app.client().auth.login({ identifier: anna.name, password }))
    expect(problem.code).toBe('unauthenticated')
  }
})

test('a session lives 12 idle hours, a kept one 30 days', async () => {
  const anna = await app.signUp()
  const login = async (keep: boolean) => app.client().auth.login({ identifier: anna.name, password: PASSWORD, keep })
  const life = ({ expiresAt }: { expiresAt: string }) => Date.parse(expiresAt) - app.clock.ms()
  expect(life(await login(false)) / HOUR).toBeCloseTo(12, 1)
  expect(life(await login(true)) / DAY).toBeCloseTo(30, 1)
})

test('ten wrong passwords close the door for that account and address, for a quarter of an hour', async () => {
  const anna = await app.signUp()
  for (let n = 1; n <= 10; n++) expect((await attempt(anna.name, 'wrong')).status).toBe(401)
  const closed = await attempt(anna.name, PASSWORD)
  expect(closed).toMatchObject({ status: 429, body: { code: 'rate-limited', reason: 'log-in' } })
  app.clock.forward(15 * MINUTE)
  expect((await attempt(anna.name, PASSWORD)).status).toBe(200)
})

test('who is locked out is told how long it really lasts', async () => {
  const anna = await app.signUp()
  for (let n = 1; n <= 10; n++) await attempt(anna.name, 'wrong')
  app.clock.forward(9 * MINUTE)
  const late = await attempt(anna.name, PASSWORD)
  expect(Number(late.retryAfter) / 60).toBeGreaterThan(5)
  expect(Number(late.retryAfter) / 60).toBeLessThanOrEqual(6)
  expect(late.body.detail).toBe('Too many failed tries. Wait 6 minutes, or reset the password.')
  app.clock.forward(Number(late.retryAfter) * 1000 - 20_000)
  const last = await attempt(anna.name, PASSWORD)
  expect(Number(last.retryAfter)).toBeLessThanOrEqual(20)
  app.clock.forward(20_000)
  expect((await attempt(anna.name, PASSWORD)).status).toBe(200)
})

test('that tries are used up is said in the same words to who knows the password, to who guesses, and of a name that nobody has', async () => {
  const anna = await app.signUp()
  for (const name of [anna.name, 'nobody-at-all']) for (let n = 1; n <= 10; n++) await attempt(name, 'wrong')
  const asked = [attempt(anna.name, PASSWORD), attempt(anna.name, 'wrong'), attempt('nobody-at-all', PASSWORD)]
  const [right, ...others] = (await Promise.all(asked)).map(({ status, body }) => {
    const { code, reason, detail } = body as Record<string, string>
    return { status, code, reason, detail: detail?.replace(/\d+/, 'some') }
  })
  for (const other of others) expect(other).toEqual(right)
  const detail = 'Too many failed tries. Wait some minutes, or reset the password.'
  expect(right).toEqual({ status: 429, code: 'rate-limited', reason: 'log-in', detail })
})

test('what is true of an account itself is said only to who knows its password', async () => {
  const anna = await app.signUp()
  await addApp(app, anna)
  await anna.api.users.delete()
  const enter = (identifier: string, password: string) => app.client().auth.login({ identifier, password })
  const guess = await refused(enter(anna.name, 'not the password'))
  expect(guess.parts).toEqual((await refused(enter('nobody-of-that-name', PASSWORD))).parts)
  // That it has a second factor is said behind the password, that it is about to go behind both.
  const step = await enter(anna.name, PASSWORD)
  expect(step).toMatchObject({ factors: ['totp', 'recovery-code'] })
  expect(JSON.stringify(step)).not.toContain('deletionAt')
})

test('trying at once gains no eleventh try', async () => {
  const anna = await app.signUp()
  const all = await statuses(Array.from({ length: 30 }, () => attempt(anna.name, 'wrong')))
  expect(all.filter(status => status === 401)).toHaveLength(10)
  expect(all.filter(status => status === 429)).toHaveLength(20)
})

test('name and address of an account have ten tries together, also at once: no password beyond them is looked at', async () => {
  const anna = await app.signUp()
  const { identity } = app.services
  const { checkPassword } = identity
  let looks = 0
  identity.checkPassword = (id, password) => {
    if (id === anna.me.id) looks++
    return checkPassword(id, password)
  }
  const names = [anna.name, anna.email.toUpperCase()]
  await Promise.all(Array.from({ length: 18 }, (_, n) => attempt(names[n % 2] ?? '', 'wrong')))
  const late = await attempt(anna.name, PASSWORD)
  Object.assign(identity, { checkPassword })
  // Fewer where the store was too busy for one of them: it was counted all the same.
  expect(looks).toBeGreaterThan(0)
  expect(looks).toBeLessThanOrEqual(10)
  expect(late).toMatchObject({ status: 401, body: { reason: 'wrong-credentials' } })
  expect(late.body.detail).toContain('even the right one may be refused: wait 15 minutes')
  expect((await attempt(anna.name, PASSWORD, '192.0.2.9')).status).toBe(200)
  app.clock.forward(15 * MINUTE)
  expect((await attempt(anna.name, PASSWORD)).status).toBe(200)
})

test('tries that are used up at a name do not tell which address belongs to it', async () => {
  const anna = await app.signUp()
  for (let n = 1; n <= 10; n++) await attempt(anna.name, 'wrong')
  expect((await attempt(anna.name, 'wrong')).status).toBe(429)
  const seen = async (identifier: string, password: string) => {
    const { status, body } = await attempt(identifier, password)
    // How long to wait follows from when the first try at that very name was.
    return { status, reason: body.reason, detail: status === 429 ? '' : body.detail }
  }
  for (let n = 1; n <= 11; n++) {
    const stranger = await seen('nobody-at-all@example.org', 'wrong')
    expect(stranger.status).toBe(n <= 10 ? 401 : 429)
    // Not even to who knows the password: a guesser would learn which guess was right.
    expect(await seen(anna.email, n % 2 ? 'wrong' : PASSWORD)).toEqual(stranger)
  }
})

test('an unknown name is limited like a known one', async () => {
  const all = await statuses(Array.from({ length: 12 }, () => attempt('nobody-at-all', 'wrong')))
  expect(all.filter(status => status === 429)).toHaveLength(2)
})

test('a stranger elsewhere cannot lock the owner out', async () => {
  const anna = await app.signUp()
  const tries = Array.from({ length: 60 }, (_, n) => attempt(anna.name, 'wrong', `198.51.100.${n % 6}`))
  expect(await statuses(tries)).not.toContain(200)
  expect((await attempt(anna.name, PASSWORD, '192.0.2.9')).status).toBe(200)
})

test('a log-in that succeeds forgets the failures before it', async () => {
  const anna = await app.signUp()
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < 9; n++) expect((await attempt(anna.name, 'wrong')).status).toBe(401)
    expect((await attempt(anna.name, PASSWORD)).status).toBe(200)
  }
})

test('one address cannot try one password on many accounts without end', async () => {
  const strict = await startApp({ limits: { loginAddress: 5 } })
  const login = (n: number) => refused(strict.client().auth.login({ identifier: `somebody${n}`, password: 'summer' }))
  for (let n = 0; n < 5; n++) expect((await login(n)).code).toBe('unauthenticated')
  expect((await login(5)).code).toBe('rate-limited')
  await strict.close()
})

test('without a proxy of ours, a forwarded address is worth nothing', async () => {
  const bare = await startApp()
  const anna = await bare.signUp()
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      bare.http('/auth/login', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': `203.0.113.${n}`,
          'x-real-ip': `203.0.113.${n}`,
          forwarded: `for=203.0.113.${n}`,
        },
        body: JSON.stringify({ identifier: anna.name, password: 'wrong' }),
      }),
    ),
  )
  expect(all.map(({ status }) => status).filter(status => status === 429)).toHaveLength(2)
  await bare.close()
})

test('behind our proxy, what the caller put before its word changes nothing', async () => {
  const anna = await app.signUp()
  const tries = Array.from({ length: 30 }, (_, n) => attempt(anna.name, 'wrong', `203.0.113.${n}, 192.0.2.7`))
  const all = await statuses(tries)
  expect(all.filter(status => status === 401)).toHaveLength(10)
  expect((await attempt(anna.name, PASSWORD, '198.51.100.1, 192.0.2.7')).status).toBe(429)
  expect((await attempt(anna.name, PASSWORD, '192.0.2.8')).status).toBe(200)
})

test('the limits hold on every instance and survive a restart', async () => {
  const anna = await app.signUp()
  for (let n = 1; n <= 10; n++) await attempt(anna.name, 'wrong')
  const restarted = await app.sibling()
  const answer = await restarted.http('/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1' },
    body: JSON.stringify({ identifier: anna.name, password: PASSWORD }),
  })
  expect(answer.status).toBe(429)
  await restarted.close()
})

test('logging out ends the session on the server at once, and only this one', async () => {
  const anna = await app.signUp()
  const { token = '' } = await app.client().auth.login({ identifier: anna.name, password: PASSWORD })
  await app.client(token).users.me()
  await app.client(token).auth.logout()
  expect(await refused(app.client(token).users.me())).toMatchObject({ code: 'unauthenticated' })
  expect(await anna.api.users.me()).toMatchObject({ id: anna.me.id })
  await app.client(token).auth.logout()
})
