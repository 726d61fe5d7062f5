import { generateKeyBetween } from 'fractional-indexing'

/** A key strictly between two neighbours; `null` stands for the end of the list. */
export const positionBetween = (before: string | null, after: string | null) => generateKeyBetween(before, after)

export function isPosition(key: string): boolean {
  try {
    generateKeyBetween(key, null)
    return /^[0-9A-Za-z]+$/.test(key)
  } catch {
    return false
  }
}
