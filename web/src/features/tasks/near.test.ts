import { expect, test, vi } from 'vitest'
import { heightOf, noHeights, rangeNear } from './near.ts'

const keys = Array.from({ length: 1000 }, (_, n) => `task ${n}`)
vi.stubGlobal('innerHeight', 720)

test('lines are near that lie in the window or so many pixels from it', () => {
  expect(rangeNear(keys, noHeights(), 100, 0)).toEqual({ from: 0, to: 18 })
  expect(rangeNear(keys, noHeights(), -3600, 0)).toEqual({ from: 100, to: 120 })
  expect(rangeNear(keys, noHeights(), -3600, 72)).toEqual({ from: 98, to: 122 })
})

test('of a list that is out of sight none is near', () => {
  const below = rangeNear(keys, noHeights(), 2000, 100)
  expect(below.to - below.from).toBe(0)
  const above = rangeNear(keys, noHeights(), -40_000, 100)
  expect(above).toEqual({ from: 1000, to: 1000 })
})

test('what was drawn has its own height, the others that of most', () => {
  const heights = noHeights()
  heights.drawn.set('task 0', 100)
  expect(heightOf(keys, { from: 0, to: 3 }, heights)).toBe(172)
  expect(rangeNear(keys, heights, -100, 0).from).toBe(1)
})
