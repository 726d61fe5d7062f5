import { expect, test } from 'vitest'
import { nextColor } from './next-color.ts'

test('colours are handed out one after the other, and then again', () => {
  const labels: { color: ReturnType<typeof nextColor> }[] = []
  for (let i = 0; i < 16; i++) labels.push({ color: nextColor(labels) })
  const first = labels.slice(0, 8).map(({ color }) => color)
  expect(new Set(first).size).toBe(8)
  expect(labels.slice(8).map(({ color }) => color)).toEqual(first)
})

test('a colour that was given back is the next', () => {
  expect(nextColor([{ color: 'blue' }, { color: 'green' }, { color: 'grey' }])).toBe('orange')
})

test('where there is a choice, it is not the colour of a neighbour', () => {
  expect(nextColor([], [{ color: 'blue' }, { color: 'orange' }])).toBe('green')
  expect(nextColor([{ color: 'green' }], [{ color: 'blue' }])).toBe('orange')
})
