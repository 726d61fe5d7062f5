import { randomInt, type KeyObject } from 'node:crypto'
import { RECOVERY_ALPHABET } from '@cairn/contract/factors'
import { keyedDigest } from '../secrets.ts'

const CODES = 10
/** Ten signs out of 32 are 50 bits: nobody guesses one, and people can still type it. */
const LENGTH = 10

/** Ten codes as they are shown once, and what is kept of them. */
export function newRecoveryCodes(secret: KeyObject, personId: string): { shown: string[]; kept: string[] } {
  const codes = Array.from({ length: CODES }, newCode)
  return {
    shown: codes.map(code => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`),
    kept: codes.map(code => recoveryDigest(secret, personId, code)),
  }
}

/** Bound to the person; the code without its hyphen. */
export const recoveryDigest = (secret: KeyObject, personId: string, code: string) =>
  keyedDigest(secret, `recovery:${personId}:${code}`)

const newCode = () =>
  Array.from({ length: LENGTH }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]).join('')
