import { activity } from '@cairn/contract/activity'
import type { Entry } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import { expect, test } from 'vitest'
import { placeOf, textOf } from './undo-place.ts'

const scope = newId()
const at = { scope, seq: 123_456, n: 0 }
const place = { labels: 0, others: 10_000, at }

/** The newest first, `each` of one commit. */
const entries = (count: number, each: number) =>
  Array.from({ length: count }, (_, i) => {
    const seq = 200_000 - 2 * Math.floor(i / each)
    return { scope, seq, id: `${scope}:${seq}:${each - 1 - (i % each)}` } as Entry
  })

test('hundreds of commits that wait are named in an address, and those that do not fit are counted out', () => {
  const { text, fit } = textOf(place, entries(2000, 1))
  expect(activity.undoBatch.query.safeParse({ next: text }).success).toBe(true)
  expect(fit).toBeGreaterThan(500)
  expect(fit).toBeLessThan(2000)
  const { waiting, ...rest } = placeOf(text)
  expect(rest).toEqual(place)
  expect(waiting).toHaveLength(fit)
  expect(waiting.at(-1)).toEqual({ scope, seq: 200_000 - 2 * (fit - 1), from: 0, to: 0 })
})

test('thousands that were made together wait together', () => {
  const { text, fit } = textOf(place, entries(8000, 40))
  expect(fit).toBe(8000)
  expect(placeOf(text).waiting).toHaveLength(200)
})
