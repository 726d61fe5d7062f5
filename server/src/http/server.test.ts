import { operations } from '@cairn/contract/contract'
import { openApi } from '@cairn/contract/openapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { send } from '../../test/wire.ts'
import { version } from '../version.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

const get = (path: string, init?: RequestInit) => fetch(app.address + path, init)

test('nobody but the caller keeps what the API answers', async () => {
  const { id } = await anna.api.tasks.create({ title: 'Private' })
  const control = async (path: string, init: RequestInit = {}) =>
    (await app.http(path, { token: anna.token, ...init })).headers.get('cache-control')
  // A list may stay, to ask whether it has changed; logging out clears it away.
  for (const path of ['/tasks', '/tasks/stats', '/projects'])
    expect(await control(path), path).toBe('private, no-cache')
  for (const path of [`/tasks/${id}`, '/users/me', '/sessions', '/tokens', '/tasks/none'])
    expect(await control(path), path).toBe('no-store')
  const body = { headers: { 'content-type': 'application/json' }, body: '{"title":"x"}' }
  expect(await control('/tasks', { method: 'POST', ...body })).toBe('no-store')
  expect(await control(`/tasks/${id}`, { method: 'DELETE' })).toBe('no-store')
  expect(await control('/auth/logout', { method: 'POST', headers: { authorization: 'Bearer nobody' } })).toBe(
    'no-store',
  )
})

test('only what was built to be served is served, and no folder tells what is in it', async () => {
  const paths = [
    '/.git/config',
    '/.env',
    '/package.json',
    '/server/src/config.ts',
    '/..%2f..%2fpackage.json',
    '/assets',
    '/assets/',
  ]
  for (const path of paths) {
    const { status, text } = await send(app.address, { method: 'GET', path, headers: { host: 'localhost' } })
    expect([path, status]).toEqual([path, 404])
    expect(text).toContain('There is nothing at this address.')
  }
})

describe('the documents', () => {
  test('openapi.json is the contract', async () => {
    const answer = await get('/api/v1/openapi.json')
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(openApi(version))))
  })

  test('/docs names every operation, without a script', async () => {
    const answer = await get('/docs')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = await answer.text()
    for (const [id] of operations) expect(page).toContain(`id="${id}"`)
    expect(page).toContain('their address for the code. Needs no session. At most 30 times a minute.')
    expect(page).not.toMatch(/<script|javascript:| on\w+=| style=/)
    expect((await get('/docs/style.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
  })
})

describe('when things go wrong', () => {
  test('a defect of ours says so, and nothing about itself', async () => {
    const { labels } = app.services.store
    const { list } = labels
    labels.list = () => Promise.reject(new TypeError('labels cannot be mislaid'))
    const answer = await app.http('/labels', { token: anna.token })
    labels.list = list
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({
      type: '/docs#internal',
      title: 'Something went wrong on our side',
      status: 500,
      code: 'internal',
      detail: 'This is a defect of Cairn. The request id helps to find it in the log.',
      requestId: answer.headers.get('x-request-id'),
    })
  })
})
