import type { Found } from './found.ts'

/*
 * "Reply to the mail from Monday" is not due on Monday. Whether a date is one for the task or belongs to what the task is about, is said by the words
 * around it. When in doubt it stays text: a date that is missing is seen at once, one that is wrong is seen too late.
 */

/** "Last friday", "2 days ago", "30 min before"; "the day after" is seen from something else. */
export const isPast = (text: string) =>
  /^-|\b(?:last|past|ago|before|earlier|yesterday|previous)\b|\b(?:after|later)$/i.test(text)

/** Behind these a day or time is part of what is spoken of. */
const MENTIONING =
  /(?<![\w’'-])(?:of|about|re|regarding|since|until|till|after|from|to|between|(?:every|each)(?: other| second| third| \d+\w*)?|last|past|previous|earlier|an?|my|our|your|his|their)\s{1,2}$/i

/** "The Monday meeting"; but "by the 5th of May" and "the end of the month" are dates. */
const THE = /(?<![\w’'-])the\s{1,2}$/i

/** "Fix it in 10.12.", but "hand it in tomorrow". */
const INSIDE = /(?<![\w’'-])in\s{1,2}$/i

/** "The friday before Dec 5": seen from there. */
const SEEN_FROM = /(?:days?|weeks?|months?|hours?|h|min(?:ute)?s?|night|morning|evening) before\s{1,2}$/i

/** "Anna’s 3pm call", "for friday off": a noun behind it owns it. A small word does not. */
const OWNER = /(?:[’']s?|(?<![\w’'-])for)\s{1,2}$/i
const NOUN =
  /^\s{1,2}(?!(?:at|in|on|with|by|to|and|or|from|for|via|before|after|if|when|because|so|but|please)\b)\p{L}/iu

/** Whether it belongs to what the text is about, by what stands before and behind it. */
export function isMention(text: string, list: readonly Found[]): boolean {
  const [first] = list
  const last = list.at(-1)
  if (!first || !last) return false
  const { text: said } = first
  const before = text.slice(0, first.index)
  const behind = text.slice(last.index + last.text.length)
  // "16/9 May", "friday-night food", "tomorrow’s lunch"
  if (/[^\s\0([{"'“‘,;:—–-]$/.test(before) || /^(?:[’']|-\p{L})/u.test(behind)) return true
  if (INSIDE.test(before) && /^\d/.test(said)) return true
  if (THE.test(before) && !/^(?:\d{1,2}(?:st|nd|rd|th)|end|mid)\b/i.test(said)) return true
  if (SEEN_FROM.test(before) || (OWNER.test(before) && !/^to(?:day|morrow|night)/i.test(said) && NOUN.test(behind)))
    return true
  // "From Monday to Friday" says when.
  const isFromRange = first.end && /\bfrom\s{1,2}$/i.test(before)
  return !isFromRange && MENTIONING.test(before)
}
