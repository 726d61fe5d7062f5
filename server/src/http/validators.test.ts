import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'

let app: TestApp
let anna: Person
let ben: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
  ben = await app.signUp()
})
afterAll(() => app.close())

const read = (path: string, { token }: Person, etag = '') =>
  app.http(path, { token, headers: { 'if-none-match': etag } })

test('what one person has read is not what another is told to have', async () => {
  const hers = (await read('/users/me', anna)).headers.get('etag') ?? ''
  expect((await read('/users/me', anna, hers)).status).toBe(304)
  const his = await read('/users/me', ben, hers)
  expect(his.status).toBe(200)
  expect(await his.json()).toMatchObject({ username: ben.name })
})

test('a row’s tag is what If-Match takes, as it was given', async () => {
  const task = await anna.api.tasks.create({ title: 'Pay rent' })
  const tag = (await read(`/tasks/${task.id}`, anna)).headers.get('etag') ?? ''
  const rename = (title: string) =>
    app.http(`/tasks/${task.id}`, {
      method: 'PATCH',
      token: anna.token,
      headers: { 'content-type': 'application/json', 'if-match': tag },
      body: JSON.stringify({ title }),
    })
  expect((await rename('Pay the rent')).status).toBe(200)
  expect((await rename('Pay it')).status).toBe(412)
})

test('the tag of the statistics changes with any change, though no count does', async () => {
  const { id: taskId } = await anna.api.tasks.create({ title: 'Before' })
  const tag = (await read('/tasks/stats', anna)).headers.get('etag') ?? ''
  expect((await read('/tasks/stats', anna, tag)).status).toBe(304)
  await anna.api.tasks.update({ taskId, title: 'After' })
  expect((await read('/tasks/stats', anna, tag)).status).toBe(200)
})
