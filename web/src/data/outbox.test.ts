import { problem, type Problem } from '@cairn/contract/problems'
import { expect, test, vi } from 'vitest'
import { createOutbox } from './outbox.ts'

test('what breaks while it is sent gets three tries, is given up, and holds up nothing behind it', async () => {
  const noticed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const outbox = createOutbox(async () => {})
  const refused: Problem[] = []
  const sent: string[] = []
  const broken = () => Promise.reject(new SyntaxError('Unexpected token <'))
  outbox.push({ batch: '1', send: broken, refused: problem => refused.push(problem) })
  outbox.push({ batch: '2', send: async () => void sent.push('second'), refused: () => {} })
  await expect.poll(() => outbox.state()).toEqual({ state: 'saved', waiting: 0 })
  expect(sent).toEqual(['second'])
  expect(refused).toMatchObject([{ code: 'internal' }])
  expect(noticed).toHaveBeenCalledTimes(3)
})

test('what met others at the same rows is sent again, five times, before it is given up', async () => {
  const outbox = createOutbox(async () => {})
  const refused: Problem[] = []
  let tries = 0
  const busy = async (until: number) => {
    if (++tries < until) throw problem('conflict', { reason: 'busy', retryAfter: 1 })
  }
  outbox.push({ batch: '1', send: () => busy(4), refused: one => refused.push(one) })
  await expect.poll(() => outbox.state()).toEqual({ state: 'saved', waiting: 0 })
  expect({ tries, refused }).toEqual({ tries: 4, refused: [] })
  outbox.push({ batch: '2', send: () => busy(Infinity), refused: one => refused.push(one) })
  await expect.poll(() => refused).toMatchObject([{ reason: 'busy' }])
  expect(tries).toBe(10)
})

test.each([
  ['a defect', problem('internal')],
  ['others at the same rows', problem('conflict', { reason: 'busy', retryAfter: 1 })],
])('what was tried without a network has as many tries left when it meets %s', async (_, met) => {
  const outbox = createOutbox(async () => {})
  const refused: Problem[] = []
  const answers = [...Array.from({ length: 8 }, () => problem('unavailable')), met]
  const send = async () => {
    const answer = answers.shift()
    if (answer) throw answer
  }
  outbox.push({ batch: '1', send, refused: one => refused.push(one) })
  await expect.poll(() => outbox.state()).toEqual({ state: 'saved', waiting: 0 })
  expect({ answers, refused }).toEqual({ answers: [], refused: [] })
})
