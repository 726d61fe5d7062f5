import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'

const TOKEN = 'a token that only the one who watches knows'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp({ http: { metricsToken: TOKEN } })
  anna = await app.signUp('anna')
})
afterAll(() => app.close())

const get = (path: string, authorization?: string, server = app) =>
  fetch(server.address + path, { headers: { ...(authorization !== undefined && { authorization }) } })

/** All that tells two answers apart, but for the id and the moment of each. */
async function seen(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date')
  const body = (await answer.text()).replaceAll(/"requestId":"[^"]*"/g, '')
  return { status: answer.status, headers, body }
}

async function metrics() {
  const answer = await get('/metrics', `Bearer ${TOKEN}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return answer.text()
}

const valueOf = (text: string, series: string) => {
  const line = text.split('\n').find(one => one.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.split(' ').at(-1))
}

test('whoever has the token reads how often each operation was answered how, and how long it took', async () => {
  await anna.api.tasks.list()
  await anna.api.tasks.list()
  await app.http('/tasks')
  const text = await metrics()
  expect(valueOf(text, 'cairn_requests_total{operation="tasks.list",status="200"}')).toBe(2)
  expect(valueOf(text, 'cairn_requests_total{operation="tasks.list",status="401"}')).toBe(1)
  expect(valueOf(text, 'cairn_request_duration_seconds_count{operation="tasks.list"}')).toBe(3)
  expect(valueOf(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0)
  expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
})

test('to everybody else it is an address like any other where nothing is', async () => {
  const unknown = await seen(await get('/metrix'))
  for (const given of [
    undefined,
    '',
    'Bearer ',
    `Bearer ${TOKEN}x`,
    `bearer ${TOKEN}`,
    TOKEN,
    `Bearer ${anna.token}`,
    `Basic ${TOKEN}`,
  ])
    expect(await seen(await get('/metrics', given)), String(given)).toEqual(unknown)
  expect(await seen(await get(`/metrics?token=${TOKEN}`))).toEqual(unknown)
})

test('without the setting there is none', async () => {
  const closed = await startApp()
  expect(await seen(await get('/metrics', `Bearer ${TOKEN}`, closed))).toEqual(
    await seen(await get('/metrix', undefined, closed)),
  )
  expect(await seen(await get('/metrics', 'Bearer undefined', closed))).toMatchObject({ status: 404 })
  await closed.close()
})

test('labels do not grow with people, tasks or addresses that strangers try', async () => {
  const count = (text: string) => text.split('\n').length
  const before = count(await metrics())
  for (let n = 0; n < 20; n++)
    await Promise.all([get(`/nothing-${n}`), app.http(`/nothing/${n}`, { token: anna.token })])
  const text = await metrics()
  expect(count(text)).toBeLessThan(before + 5)
  expect(text).not.toMatch(/nothing-|anna|[0-9a-f]{8}-[0-9a-f]{4}-7/)
  expect(valueOf(text, 'cairn_requests_total{operation="other",status="404"}')).toBeGreaterThanOrEqual(40)
})
