import { generateKeyBetween } from 'fractional-indexing'
import * as z from 'zod/mini'

/** A fractional key; rows are ordered by (position, id), by code point. */
export const Position = z
  .string()
  .check(z.maxLength(200), z.refine(isPosition, 'This must be a position: take it from a row or make one between two.'))

/**
 * The key that appends at this moment. Being made from the clock (milliseconds since 1970, seven digits of base 62 behind
 * the head that fractional-indexing gives to integers of seven digits) it needs no look at the last row, and two people who
 * append at once do not meet.
 */
export function positionAt(ms: number): string {
  let digits = ''
  for (let rest = ms; digits.length < 7; rest = Math.floor(rest / 62)) digits = BASE62.charAt(rest % 62) + digits
  return `g${digits}`
}

/** A key strictly between two neighbours; `null` stands for the end of the list. */
export const positionBetween = (before: string | null, after: string | null) => generateKeyBetween(before, after)

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function isPosition(key: string) {
  try {
    generateKeyBetween(key, null)
    return /^[0-9A-Za-z]+$/.test(key)
  } catch {
    return false
  }
}
