import { createSecretKey, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { open, seal } from './seals.ts'

const secret = createSecretKey(randomBytes(32))
const plain = new Uint8Array(randomBytes(20))
const bytesOf = (found: Uint8Array | undefined) => found && [...found]

test('what is sealed opens for its owner, and never looks the same twice', () => {
  const sealed = seal(secret, 'anna', plain)
  expect(bytesOf(open(secret, 'anna', sealed))).toEqual([...plain])
  expect(sealed).not.toContain(Buffer.from(plain).toString('base64url'))
  expect(seal(secret, 'anna', plain)).not.toBe(sealed)
})

test('it opens for nobody else, with no other secret, and not after a change anywhere', () => {
  const sealed = seal(secret, 'anna', plain)
  expect(open(secret, 'ben', sealed)).toBeUndefined()
  expect(open(createSecretKey(randomBytes(32)), 'anna', sealed)).toBeUndefined()
  const bytes = Buffer.from(sealed, 'base64url')
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(open(secret, 'anna', changed.toString('base64url'))).toBeUndefined()
  }
  for (const cut of ['', sealed.slice(0, 10), sealed.slice(0, -2)]) expect(open(secret, 'anna', cut)).toBeUndefined()
})
