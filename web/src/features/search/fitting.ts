import { nameHasWords, wordsOf } from '@cairn/contract/query/words'

/** Those whose name begins with what was typed, then those of which a later word does; each in the order in which they came. */
export function fitting<Named extends { name: string }>(all: readonly Named[], typed: string): Named[] {
  const start = lower(typed)
  const words = wordsOf(typed).join(' ')
  // A space behind it ends the word that it begins.
  const isWord = words !== '' && !/\s$/.test(typed)
  const begins = ({ name }: Named) =>
    lower(name).startsWith(start) || (isWord && wordsOf(name).join(' ').startsWith(words))
  const first = all.filter(begins)
  return [...first, ...all.filter(one => isWord && !first.includes(one) && nameHasWords(one.name, words))]
}

const lower = (text: string) => text.normalize('NFKC').toLowerCase()
