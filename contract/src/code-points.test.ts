import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCodePoint } from './code-points.ts'

test('text sorts as the bytes of its UTF-8 do, and so as databases have it', () => {
  const text = fc.string({ unit: fc.oneof(fc.constantFrom('a', 'b', '﨎', '\u{fe0f}', '𠮷', '😀'), fc.string()) })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(byCodePoint(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
  )
})
