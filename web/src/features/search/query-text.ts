import type { Span } from '@cairn/contract/query/syntax'

/** A query with some of its parts taken out, and a single space where they were. */
export const withoutParts = (text: string, parts: readonly Span[]) =>
  parts
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, from).trimEnd()} ${rest.slice(to).trimStart()}`, text)
    .trim()
