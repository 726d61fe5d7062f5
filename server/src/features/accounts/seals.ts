import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'

/** AES-256-GCM: 12 bytes that never come twice, 16 that show whether anything was changed. */
const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/**
 * For what the server itself must read again, such as the seed of an authenticator app: encrypted with a key that follows from the
 * installation's secret. It is bound to its owner, so that copied into another's record it opens nothing.
 */
export function seal(secret: KeyObject, ownerId: string, plain: Uint8Array): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, keyOf(secret), nonce).setAAD(Buffer.from(ownerId))
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')
}

/** Nothing, when it was sealed for somebody else, with another secret, or was changed since. */
export function open(secret: KeyObject, ownerId: string, sealed: string): Uint8Array | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv(ALGORITHM, keyOf(secret), bytes.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(ownerId))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
  } catch {
    return undefined
  }
}

/** A key for this one use: the secret itself also signs sessions. */
const keyOf = (secret: KeyObject) => Buffer.from(hkdfSync('sha256', secret, '', 'cairn: seeds of second factors', 32))
