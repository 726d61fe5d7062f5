import { nearestAmong, spelled, type Spelling } from '../nearest.ts'

/** A part of the query, in UTF-16 units: what an editor underlines. */
export interface Span {
  from: number
  to: number
}

export interface QueryError extends Span {
  /** For the person who wrote the query. */
  detail: string
  /** What of the query asks for nothing because of it. Some is understood all the same. */
  part?: Span
  /** What was probably meant, and where it belongs. */
  instead?: Span & { text: string }
}

export type Operator = ':' | '<' | '<=' | '>' | '>='

export type Value = Span & { text: string }

/** An error of which it is not yet said what was meant instead of a value: that takes longer than all the rest. */
export interface Mistake extends Omit<QueryError, 'instead'> {
  meant?: { value: Value; among: () => readonly Spelling[] } | undefined
}

/** In the order of the query. For the first few it is said what was meant: who makes more mistakes has something else in mind. */
export const errorsOf = (mistakes: readonly Mistake[]): QueryError[] =>
  mistakes
    .toSorted((a, b) => a.from - b.from)
    .map(({ meant, ...error }, i) => ({ ...error, ...(meant && i < FEW ? insteadOf(meant) : {}) }))

const FEW = 5

/** The one that is near enough to have been meant. A name with a quotation mark in it cannot be written in a query. */
function insteadOf({ value: { from, to, text }, among }: NonNullable<Mistake['meant']>): Pick<QueryError, 'instead'> {
  const [near] = text.length < SHORTEST ? [] : nearestAmong(text, among())
  return near === undefined || near.includes('"') ? {} : { instead: { from, to, text: quoted(near) } }
}

/** With a letter or two anything may begin. */
const SHORTEST = 3

/** For who cannot press what was probably meant. */
export const sentenceOf = ({ detail, instead }: QueryError) =>
  instead ? `${detail} Did you mean “${instead.text}”?` : detail

/** A name as the value of a filter. */
export const quoted = (name: string) => (/[\s,]|^[“”„]/.test(name) ? `"${name}"` : name)

/** `not` stands before it as `-`. */
export type Token = Span & { not: boolean } & (
    { kind: 'text'; text: string } | { kind: 'filter'; key: string; operator: Operator; values: Value[] }
  )

const KEY = /^([a-z]+)(<=|>=|[:=<>])/i
const BARE = /^[^\s"]+/
const BARE_VALUE = /^[^\s",]+/
/** Phones write them curly. */
const QUOTE = /["“”„]/

/**
 * Takes a query apart: words, "phrases", and filters like `label:home,urgent` or `due<=7d`, each of them turned round by a `-`
 * before it. What looks like a filter with a name that is not one of `keys` is an error only with a value behind a colon; `a<b`,
 * `note: this` and addresses are text.
 */
export function tokensOf(query: string, keys: ReadonlySet<string>): { tokens: Token[]; errors: Mistake[] } {
  const tokens: Token[] = []
  const errors: Mistake[] = []
  let at = 0

  function quoted(): string {
    const closing = query[at] === '"' ? /"/ : QUOTE
    const length = query.slice(at + 1).search(closing)
    const end = length < 0 ? -1 : at + 1 + length
    const to = end < 0 ? query.length : end
    if (end < 0) errors.push({ from: at, to, detail: 'This quotation mark is never closed.' })
    const text = query.slice(at + 1, to)
    at = end < 0 ? to : to + 1
    return text
  }

  function bare(pattern: RegExp): string {
    const text = pattern.exec(query.slice(at))?.[0] ?? ''
    at += text.length
    return text
  }

  function value(): Value {
    const from = at
    const text = QUOTE.test(query[at] ?? '') ? quoted() : bare(BARE_VALUE)
    return { from, to: at, text }
  }

  function filter(from: number, not: boolean, key: string, operator: Operator): Token {
    const values = [value()]
    while (query[at] === ',') {
      at++
      values.push(value())
    }
    const empty = values.find(({ text }) => text === '')
    if (empty) errors.push({ from, to: at, detail: `Say what “${key}” should be.`, part: { from, to: at } })
    return { kind: 'filter', from, to: at, not, key, operator, values }
  }

  while (at < query.length) {
    if (/\s/.test(query[at] ?? '')) {
      at++
      continue
    }
    const from = at
    const not = query[at] === '-' && /[^\s-]/.test(query[at + 1] ?? '')
    if (not) at++
    if (QUOTE.test(query[at] ?? '')) {
      tokens.push({ kind: 'text', from, not, text: quoted(), to: at })
      continue
    }
    const [start = '', name = '', sign = ''] = KEY.exec(query.slice(at)) ?? []
    const key = name.toLowerCase()
    const rest = query.slice(at + start.length)
    if (start && (keys.has(key) || (sign === ':' && /^[^\s/]/.test(rest)))) {
      at += start.length
      const token = filter(from, not, key, sign === '=' ? ':' : (sign as Operator))
      if (keys.has(key)) tokens.push(token)
      else {
        const begin = token.from + Number(not)
        errors.push({
          from,
          to: at,
          detail: `There is no filter “${key}”. Put it in quotation marks to search for it as text.`,
          part: { from, to: at },
          meant: { value: { from: begin, to: begin + key.length, text: key }, among: () => spelled([...keys]) },
        })
      }
      continue
    }
    tokens.push({ kind: 'text', from, not, text: bare(BARE), to: at })
  }
  return { tokens, errors }
}
