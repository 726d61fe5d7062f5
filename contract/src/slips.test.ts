import { expect, test } from 'vitest'
import { slips } from './slips.ts'

test.each([
  ['', '', 0],
  ['', 'ab', 2],
  ['home', 'home', 0],
  ['hgh', 'high', 1],
  ['urgnet', 'urgent', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
  ['abcdef', 'bcdefa', 2],
  ['abcdefgh', 'efghabcd', undefined],
  ['home', 'homework', undefined],
  ['home', 'work', 3],
  ['abcd', 'wxyz', undefined],
])('from %s to %s it takes %s', (from, to, steps) => {
  expect(slips(from, to, 3)).toBe(steps)
  expect(slips(to, from, 3)).toBe(steps)
})

/** Letters that tell how often they were looked at. */
function counted(letters: string) {
  const looks = { count: 0 }
  const read = (target: string[], key: string) => {
    if (key !== 'length') looks.count++
    return Reflect.get(target, key) as unknown
  }
  return { looks, letters: new Proxy([...letters], { get: (target, key) => read(target, String(key)) }) }
}

test('of two long texts only what is near each letter is compared, and of two that differ only the beginning', () => {
  const alike = counted('abcdefghij'.repeat(30))
  expect(slips(alike.letters, 'abcdefghij'.repeat(30), 4)).toBe(0)
  // 300 letters, nine cells each, at most three looks a cell.
  expect(alike.looks.count).toBeLessThanOrEqual(300 * 9 * 3)
  const other = counted('abcdefghij'.repeat(30))
  expect(slips(other.letters, 'x'.repeat(300), 4)).toBeUndefined()
  expect(other.looks.count).toBeLessThanOrEqual(10 * 9 * 3)
  expect(slips(counted('ab').letters, 'x'.repeat(300), 4)).toBeUndefined()
})
