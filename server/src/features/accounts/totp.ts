import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** RFC 4226, section 4: as long as the digest of HMAC-SHA-1. */
const SEED_BYTES = 20

/** What all authenticator apps understand (RFC 6238): SHA-1, six digits, steps of 30 seconds. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 }

/** RFC 6238, section 5.2: one step of drift, since clocks differ and people type slowly. */
const DRIFT = 1

export const newSeed = (): Uint8Array => new Uint8Array(randomBytes(SEED_BYTES))

/** The seed as an app takes it: typed by hand, or drawn as a QR code. */
export function forApp(seed: Uint8Array, account: string): { secret: string; uri: string } {
  const totp = new TOTP({ ...FORM, issuer: 'Cairn', label: account, secret: secretOf(seed) })
  return { secret: totp.secret.base32, uri: totp.toString() }
}

/** The step that a code of six digits belongs to, near the moment `at` (milliseconds); nothing when it belongs to none. */
export function stepOf(seed: Uint8Array, code: string, at: number): number | undefined {
  const { period } = FORM
  const delta = TOTP.validate({ ...FORM, token: code, secret: secretOf(seed), timestamp: at, window: DRIFT })
  return delta === null ? undefined : TOTP.counter({ period, timestamp: at }) + delta
}

/** A copy: the library takes the whole buffer behind the bytes. */
const secretOf = (seed: Uint8Array) => new Secret({ buffer: new Uint8Array(seed).buffer })
