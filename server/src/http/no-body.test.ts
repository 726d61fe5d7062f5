import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../test/app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('an empty object is no body, for programs that send one with whatever is no GET', async () => {
  const { api, token } = await app.signUp()
  const { id } = await api.tasks.create({ title: 'Pay rent' })
  const batch = newId()
  await api.tasks.delete({ taskId: id }, { batch })
  const send = async (method: string, path: string) => {
    const headers = { 'content-type': 'application/json' }
    return (await app.http(path, { method, token, headers, body: '{}' })).status
  }
  expect(await send('POST', `/tasks/${id}/restore`)).toBe(200)
  expect(await send('DELETE', `/tasks/${id}`)).toBe(200)
  expect(await send('POST', `/activity/batches/${batch}/undo`)).toBe(200)
  expect(await send('POST', `/tasks/${id}/duplicate`)).toBe(201)
  expect(await send('POST', '/auth/logout')).toBe(204)
})
