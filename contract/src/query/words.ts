/**
 * The words of a text as searches compare them: compatibility forms taken apart, without accents, lower case, no punctuation. Scripts
 * that put no spaces between words have a word for each character: what is asked for stands beside each other, so it is found in the
 * middle of a sentence too. The databases store these and compare nothing else, so that they and the browser agree.
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
/** Letters of Chinese and Japanese, Thai and Lao. Whoever adds to them splits what is stored: migrations/0011-words-without-spaces.sql. */
const UNSPACED =
  String.raw`\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}` +
  String.raw`\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff` +
  String.raw`\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf`
const WORD = new RegExp(String.raw`[${UNSPACED}]\p{M}*|(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+`, 'gu')

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

/** The same in the title alone. */
export function titleHasWords(text: string, words: string) {
  const at = text.indexOf(` ${words}`)
  return at >= 0 && at < text.indexOf(` ${BREAK}`)
}

/** What is searched of a name. */
export const searchName = (name: string) => ['', ...wordsOf(name)].join(' ')

/** Whether a name has these words. */
export const nameHasWords = (name: string, words: string) => hasWords(searchName(name), words)
