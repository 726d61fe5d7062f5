import { wordsOf } from '@cairn/contract/query/words'

/**
 * How well a name fits what is typed of it, from 0 to 1, or nothing if it does not. In this order: the name itself, its beginning, the
 * beginning of one of its words, of several in any order, letters that begin its words (`nt` for “New task”), letters in the middle,
 * letters anywhere but in their order. Accents and case make no difference; of names that fit equally well the shorter fits better.
 */
export function closeness(name: string, typed: string): number | undefined {
  const words = wordsOf(name)
  const sought = wordsOf(typed)
  const [text, part] = [words.join(' '), sought.join(' ')]
  if (part === '') return undefined
  const kind = KINDS.findIndex(fits => fits({ text, words, part, sought }))
  return kind < 0 ? undefined : 1 - kind / KINDS.length - Math.min(text.length, LONG) / (LONG * KINDS.length * 2)
}

interface Sides {
  text: string
  words: readonly string[]
  part: string
  sought: readonly string[]
}

const KINDS: readonly ((sides: Sides) => boolean)[] = [
  ({ text, part }) => text === part,
  ({ text, part }) => text.startsWith(part),
  ({ text, part }) => text.includes(` ${part}`),
  ({ words, sought }) => sought.every(one => words.some(word => word.startsWith(one))),
  ({ words, sought }) => beginWords(sought.join(''), words),
  ({ text, part }) => text.includes(part),
  ({ text, sought }) => inOrder(sought.join(''), text),
]

const LONG = 200

/** Whether the letters can be shared out so that some words, in their order, begin with them. */
function beginWords(letters: string, words: readonly string[]): boolean {
  const [word, ...rest] = words
  if (letters === '') return true
  if (word === undefined) return false
  // The most of this word first; none of it, if the others do without.
  for (let taken = commonStart(letters, word); taken >= 0; taken--)
    if (beginWords(letters.slice(taken), rest)) return true
  return false
}

function commonStart(a: string, b: string) {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

/** The first letter begins a word: otherwise nearly everything would fit. */
function inOrder(letters: string, text: string): boolean {
  const from = ` ${text}`.indexOf(` ${letters[0]}`)
  if (from < 0) return false
  let at = from - 1
  return [...letters].every(letter => (at = text.indexOf(letter, at + 1)) >= 0)
}
