/** The words of a text as searches compare them: compatibility forms and accents taken apart, lower case. */
export const wordsOf = (text: string): string[] => text.normalize('NFKD').toLowerCase().match(WORD) ?? []

/** Every wanted word begins a word of the text. */
export function matchesWords(wanted: readonly string[], text: string): boolean {
  const words = wordsOf(text)
  return wanted.every(prefix => words.some(word => word.startsWith(prefix)))
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu
