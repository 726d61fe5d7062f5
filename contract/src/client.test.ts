import { expect, test } from 'vitest'
import { createClient } from './client.ts'

const answering = (status: number, body: string | null) =>
  createClient({ address: '', fetch: async () => new Response(body, { status }) })

test.each([
  ['a page in place of the answer', '<html>Log in to this network</html>'],
  ['nothing in place of the answer', ''],
])('%s counts as none, even with status 200', async (_, body) => {
  const asked = answering(200, body).users.me()
  await expect(asked).rejects.toMatchObject({ code: 'unavailable', parts: { reason: 'no-answer' } })
})

test('an operation that tells nothing is answered by 204 alone', async () => {
  expect(await answering(204, null).auth.logout()).toBeUndefined()
  await expect(answering(200, '').auth.logout()).rejects.toMatchObject({ code: 'unavailable' })
})
