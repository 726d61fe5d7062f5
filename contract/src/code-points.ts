/**
 * How databases compare text: by code point. The `<` of JavaScript compares halves of characters, by which those beyond U+FFFF come
 * before U+E000. Negative, zero or positive, as a sort wants it.
 */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  const end = Math.min(a.length, b.length)
  let i = 0
  while (i < end && a.charCodeAt(i) === b.charCodeAt(i)) i++
  return i === end ? a.length - b.length : rank(a.charCodeAt(i)) - rank(b.charCodeAt(i))
}

/** A half of a character stands for one beyond all that have no halves. */
const rank = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
