import { expect, test } from 'vitest'
import { withoutParts } from './query-text.ts'

test('parts are taken out of a query, and one space stays where they were', () => {
  expect(withoutParts('a  bb   c', [{ from: 3, to: 5 }])).toBe('a c')
  expect(
    withoutParts('a bb c', [
      { from: 0, to: 1 },
      { from: 5, to: 6 },
    ]),
  ).toBe('bb')
})
