import type { QueryError, Span } from '@cairn/contract/query/syntax'

/** A query with some of its parts taken out, and a single space where they were. */
export const withoutParts = (text: string, parts: readonly Span[]) =>
  parts
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, from).trimEnd()} ${rest.slice(to).trimStart()}`, text)
    .trim()

/** What was probably meant by each mistake: its words, and the query with them. */
export const meantIn = (text: string, errors: readonly QueryError[]): { words: string; text: string }[] =>
  errors.flatMap(({ instead, part }) => {
    if (!instead) return []
    const whole = text.slice(0, instead.from) + instead.text + text.slice(instead.to)
    const longer = whole.length - text.length
    return { words: part ? whole.slice(part.from, part.to + longer) : instead.text, text: whole }
  })
