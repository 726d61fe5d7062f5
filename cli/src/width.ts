import { stripVTControlCharacters } from 'node:util'

/** Columns that a text takes on a terminal, roughly: East Asian characters and emoji take two. */
export function width(text: string): number {
  let columns = 0
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) columns += WIDE.test(segment) ? 2 : 1
  return columns
}

export const pad = (text: string, columns: number) => text + ' '.repeat(Math.max(0, columns - width(text)))

/** Cut to that many columns, with an ellipsis in the last one. */
export function clip(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += width(segment)
    if (used > columns - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** Without what could move the cursor, colour the rest or turn the direction of writing. */
export const plain = (text: string) => text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')

const graphemes = new Intl.Segmenter()

const WIDE =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|.\ufe0f)/u
