/**
 * The words of a text as searches compare them: compatibility forms taken apart, without accents, lower case, no punctuation. The
 * databases store these and compare nothing else, so that they and the browser agree.
 */
export const wordsOf = (text: string): string[] =>
  (text.normalize('NFKD').replaceAll(ACCENT, '').toLowerCase().match(WORD) ?? []).map(word =>
    word.slice(0, LONGEST).replace(HALF, ''),
  )

/** Of Latin, Greek and Cyrillic letters. The marks of other scripts are letters of their own. */
const ACCENT = /[\u0300-\u036f]/g

/** Nobody types more of a word; a PostgreSQL lexeme holds 2,046 bytes. */
const LONGEST = 64
/** The first half of a character that a cut took apart: no database takes it. */
const HALF = /[\ud800-\udbff]$/
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** Stands between title and description, so that no phrase reaches from one into the other. */
const BREAK = '.'

/** What is searched of a task, one space before each word. Stored beside the row where a database searches. */
export const searchText = ({ title, description }: { title: string; description: string }) =>
  ['', ...wordsOf(title), BREAK, ...wordsOf(description)].join(' ')

/** How titles are sorted: by their words, as far as anybody looks. Characters are counted, as databases count them. */
export function titleKey(title: string) {
  const key = wordsOf(title).join(' ')
  return key.length > SORTED ? [...key].slice(0, SORTED).join('') : key
}

/**
 * A cursor names the place of a task by its key and has 1,000 characters; these, of 4 bytes each in base64, leave room for an id and the
 * signature. A title of 200 can come to 3,600: U+FDFA is a whole sentence.
 */
export const SORTED = 160

/** Whether these words, the last of which may be unfinished, stand beside each other in a text made by `searchText`. */
export const hasWords = (text: string, words: string) => text.includes(` ${words}`)

/** The same for a name. */
export const nameHasWords = (name: string, words: string) => hasWords(['', ...wordsOf(name)].join(' '), words)
