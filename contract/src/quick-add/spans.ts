import type { Span } from '../query/syntax.ts'
import type { Found } from './found.ts'

/** Where a date is written. One that `stays` is understood and still a part of the title: it says more than a task holds. */
export interface DueSpan extends Span {
  stays?: boolean
}

/** What a date, a range or a list of them takes up, with the small words that belong to it. */
export function spansOf(text: string, list: readonly Found[]): DueSpan[] {
  const [first] = list
  const last = list.at(-1)
  if (!first || !last) return []
  const whole = { from: first.index, to: last.index + last.text.trimEnd().length }
  if (list.length > 1) return [{ ...whole, stays: true }]
  if (!first.end) return [dressed(text, whole)]
  if (!isSameDay(first.start, first.end)) return [{ ...withFrom(text, whole), stays: true }]
  return aroundTimes(text, whole)
}

/** Of "tomorrow 3pm to 4pm" the day is taken out, the hours stay. */
function aroundTimes(text: string, { from, to }: Span): DueSpan[] {
  const range = TIMES.exec(text.slice(from, to))
  if (!range) return [{ from, to, stays: true }]
  const times = { from: from + range.index, to: from + range.index + range[0].length }
  const pieces = [trimmed(text, { from, to: times.from }), trimmed(text, { from: times.to, to })]
  const days = pieces.filter(piece => piece.from < piece.to).map(piece => dressed(text, piece))
  return [...days, { ...withFrom(text, times), stays: true }].toSorted((a, b) => a.from - b.from)
}

const TIME = String.raw`(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?)`
const TIMES = new RegExp(
  String.raw`(?:\bfrom\s+)?(?<![\d:./-])${TIME}\s*(?:[-–—]|to|until|till)\s*${TIME}(?![\d/-])`,
  'i',
)

const isSameDay = (one: Found['start'], other: Found['start']) =>
  (['year', 'month', 'day'] as const).every(part => one.get(part) === other.get(part))

function withFrom(text: string, { from, to }: Span): Span {
  const [lead = ''] = /\bfrom\s{1,2}$/i.exec(text.slice(0, from)) ?? []
  return { from: from - lead.length, to }
}

function trimmed(text: string, { from, to }: Span): Span {
  const said = text.slice(from, to)
  return { from: to - said.trimStart().length, to: from + said.trimEnd().length }
}

/** "By", "due:", "no later than"; but one can stop by tomorrow. */
const DEADLINE =
  /(?<![\w’'-]|\b(?:stop|drop|come|swing|pass|go|stand) )(?:due(?: by| on| at)?|by|for|before|no later than):?\s{1,2}(?:the\s)?$/i
/** "On" and "at", where they cannot belong to a verb: one can carry on tomorrow. */
const ON = /(?<![\w’'-])(?:on|at)\s{1,2}(?:the\s)?$/i
const FIGURES = /^(?:\d|noon|mid|end|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

/** With what would be left hanging in the title without it. */
function dressed(text: string, span: Span): Span {
  const start = /^(?:due|by|for|before)\b/i.test(text.slice(span.from)) ? '' : text.slice(0, span.from)
  const [on = ''] = (FIGURES.test(text.slice(span.from)) && ON.exec(start)) || []
  const [by = ''] = DEADLINE.exec(start.slice(0, start.length - on.length)) ?? []
  return punctuated(text, { from: span.from - on.length - by.length, to: span.to })
}

function punctuated(text: string, { from, to }: Span): Span {
  const [before, after] = [text.slice(0, from), text.slice(to)]
  if (before.endsWith('(') && after.startsWith(')')) return { from: from - 1, to: to + 1 }
  const [dash = ''] = (isBlank(after) && /\s*[,;:–—-]\s*$/.exec(before)) || []
  const [colon = ''] = (isBlank(before) && /^\s?[,:–—-](?=\s)/.exec(after)) || []
  return { from: from - dash.length, to: to + colon.length }
}

/** But for other parts, which are blanked out. */
const isBlank = (text: string) => /^[\s\0]*$/.test(text)
