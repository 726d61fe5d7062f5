/** Positions are fractional keys; rows are ordered by (position, id), by code point. */

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

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
