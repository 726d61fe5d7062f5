import { problem } from '@cairn/contract/problems'
import { expect, test } from 'vitest'
import { AT_ONCE, each, persist } from './writes.ts'

test('works on several at once, and begins them in their order', async () => {
  const begun: number[] = []
  let now = 0
  let most = 0
  await each(
    Array.from({ length: 50 }, (_, i) => i),
    async i => {
      begun.push(i)
      most = Math.max(most, ++now)
      await new Promise(resolve => setTimeout(resolve, i % 3))
      now--
    },
  )
  expect(begun).toEqual(Array.from({ length: 50 }, (_, i) => i))
  expect(most).toBe(AT_ONCE)
})

test('begins nothing new after a failure, lets the others end, and reports it', async () => {
  let begun = 0
  let ended = 0
  const work = each(Array.from({ length: 50 }), async (_, i) => {
    begun++
    if (i === 3) throw new Error('the fourth')
    await new Promise(resolve => setTimeout(resolve, 5))
    ended++
  })
  await expect(work).rejects.toThrow('the fourth')
  expect(begun).toBeLessThanOrEqual(AT_ONCE)
  expect(ended).toBe(begun - 1)
})

test('waits as long as the server asks', async () => {
  const begun = performance.now()
  let tries = 0
  const answer = await persist(async () => {
    if (++tries < 2) throw problem('rate-limited', { retryAfter: 1 })
    return 'done'
  })
  expect({ answer, tries }).toEqual({ answer: 'done', tries: 2 })
  expect(performance.now() - begun).toBeGreaterThanOrEqual(990)
})

test('does not wait for a quarter of an hour, nor repeat what will not change', async () => {
  for (const refusal of [problem('rate-limited', { retryAfter: 900 }), problem('forbidden'), new Error('a defect')]) {
    let tries = 0
    const work = persist(async () => {
      tries++
      throw refusal
    })
    await expect(work).rejects.toBe(refusal)
    expect(tries).toBe(1)
  }
})

test('gives up on a server whose database stays away, however politely it asks to come again', async () => {
  const away = problem('unavailable', { retryAfter: 0 })
  let tries = 0
  const work = persist(async () => {
    tries++
    throw away
  })
  await expect(work).rejects.toBe(away)
  expect(tries).toBe(6)
})

test('tries again when nobody answers', async () => {
  let tries = 0
  const answer = await persist(async () => {
    if (++tries < 3) throw problem('unavailable', { reason: 'no-answer' })
    return tries
  })
  expect(answer).toBe(3)
})
