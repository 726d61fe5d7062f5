import { createHmac, hash, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto'

/** 256 bits, for ids and links that only one person may know. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** Six digits out of a digest: 48 bits of it are spread evenly enough over a million. */
export const codeFrom = (text: string) =>
  String(Buffer.from(text, 'base64url').readUIntBE(0, 6) % 1_000_000).padStart(6, '0')

/** For what nobody can guess: a plain hash keeps it from being read out of the store. */
export const digest = (text: string) => hash('sha256', text, 'base64url')

/** For what could be tried out, such as six digits: a hash that needs the installation's secret. */
export const keyedDigest = (secret: KeyObject, text: string) =>
  createHmac('sha256', secret).update(text).digest('base64url')

export function sameDigest(kept: string | null | undefined, given: string): boolean {
  if (typeof kept !== 'string') return false
  // As bytes: what is given may hold characters of more than one.
  const [a, b] = [Buffer.from(kept), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
