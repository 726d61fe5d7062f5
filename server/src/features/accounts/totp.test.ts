import { expect, test } from 'vitest'
import { forApp, newSeed, stepOf } from './totp.ts'

/** RFC 6238, appendix B: the seed of the vectors for SHA-1. Their codes have eight digits; six are the end of them. */
const seed = new TextEncoder().encode('12345678901234567890')

const vectors: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
]

test.each(vectors)('RFC 6238 at %d seconds', (seconds, code) => {
  expect(stepOf(seed, code.slice(-6), seconds * 1000)).toBe(Math.floor(seconds / 30))
})

test('a code counts one step early and one step late, as the step that it is of', () => {
  const [seconds, code] = [1_111_111_109, '081804']
  const step = Math.floor(seconds / 30)
  const later = (steps: number) => stepOf(seed, code, (seconds + 30 * steps) * 1000)
  expect([-2, -1, 0, 1, 2].map(later)).toEqual([undefined, step, step, step, undefined])
})

test('what is no code of this seed belongs to no step', () => {
  for (const code of ['', '000000', '81804', '94287082', 'abcdef']) expect(stepOf(seed, code, 59_000)).toBeUndefined()
  expect(stepOf(newSeed(), '287082', 59_000)).toBeUndefined()
})

test('a seed has 160 bits, is never the same, and goes to the app as text and as a link', () => {
  const one = newSeed()
  expect(one).toHaveLength(20)
  expect(newSeed()).not.toEqual(one)
  const { secret, uri } = forApp(seed, 'anna')
  expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  const link = new URL(uri)
  expect(`${link.protocol}//${link.host}${decodeURIComponent(link.pathname)}`).toBe('otpauth://totp/Cairn:anna')
  expect(Object.fromEntries(link.searchParams)).toEqual({
    issuer: 'Cairn',
    secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})
