import { expect, test } from 'vitest'
import { refused } from '../../test/refused.ts'
import { createTries } from './conflicts.ts'

test('a step that meets others is tried five times, and so is the next', async () => {
  const tries = createTries()
  for (let n = 0; n < 4; n++) await tries.met()
  tries.wentOn()
  for (let n = 0; n < 4; n++) await tries.met()
  expect(await refused(tries.met())).toMatchObject({ code: 'conflict', reason: 'busy' })
})

test('an operation of very many steps is done, though each of them meets somebody', async () => {
  const tries = createTries()
  let steps = 0
  for (; steps < 120; steps++) {
    await tries.met()
    tries.wentOn()
  }
  expect(steps).toBe(120)
})

test('one that others make longer as fast as it goes has an end', async () => {
  const tries = createTries({ inAll: 20 })
  for (let step = 1; step < 20; step++) {
    await tries.met()
    tries.wentOn()
  }
  expect(await refused(tries.met())).toMatchObject({ code: 'conflict', reason: 'busy' })
})
