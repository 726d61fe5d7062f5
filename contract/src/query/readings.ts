import { addDays, startOfDay } from '../dates.ts'
import { spelled } from '../nearest.ts'
import { instantsOf, type Condition, type DayRange, type Moment, type Test } from './conditions.ts'
import { DAY_FORMS, DAY_NAMES, parseDay, type Days } from './days.ts'
import { calledIn, spellingsOf } from './known-names.ts'
import { type Mistake, type Operator, type Span, type Token, type Value } from './syntax.ts'

/** What a query means depends on who asks and when. */
export interface Reader {
  /** The instant of asking, and the reader's calendar date then. */
  now: string
  today: string
  timeZone: string
  /** Those in reach; several may share a name. */
  labels: readonly Named[]
  projects: readonly Named[]
}

export interface Named {
  id: string
  name: string
}

export type Filter = Extract<Token, { kind: 'filter' }>
/** Without a place of its own, a complaint is about the whole filter. */
type Complaint = Pick<Mistake, 'detail' | 'meant'> & Partial<Span>
/** What a filter asks, or why that cannot be said. */
export type Reading = (filter: Filter, reader: Reader) => Condition | Complaint

export const only = (test: Test): Condition => ({ not: false, ...test })

/** One word out of a few, each with a meaning of its own: `is:open`. */
export function oneWord(meanings: Record<string, (reader: Reader) => Condition>): Reading {
  // A map: an object would answer to `constructor` too.
  const known = new Map(Object.entries(meanings))
  return (filter, reader) => {
    const [value, second] = filter.values
    if (filter.operator !== ':') return notCompared(filter)
    if (second) return { detail: `“${filter.key}” takes one value. Write it again for another.` }
    return known.get(wordOf(value))?.(reader) ?? unknown(value, [...known.keys()])
  }
}

/** Any of several: `status:pending,completed`. */
export function someOf<T extends string>(allowed: readonly T[], made: (values: T[]) => Condition): Reading {
  return filter => {
    if (filter.operator !== ':') return notCompared(filter)
    const given = filter.values.map(wordOf)
    const wrong = given.findIndex(word => !allowed.includes(word as T))
    return wrong >= 0 ? unknown(filter.values[wrong], allowed) : made(allowed.filter(one => given.includes(one)))
  }
}

/** As `someOf`; and `allowed` is in the order of a rank, so that there is a more and a less: `priority>=high`. */
export function ranked<T extends string>(allowed: readonly T[], made: (values: T[]) => Condition): Reading {
  const plain = someOf(allowed, made)
  return (filter, reader) => {
    if (filter.operator === ':') return plain(filter, reader)
    const [value, second] = filter.values
    const rank = allowed.indexOf(wordOf(value) as T)
    if (second) return { detail: 'Compare with one value.' }
    return rank < 0 ? unknown(value, allowed) : made(allowed.filter((_, i) => holds(i - rank, filter.operator)))
  }
}

export const anyLabel = ({ labels }: Pick<Reader, 'labels'>) =>
  only({ on: 'has', what: 'label', ids: labels.map(({ id }) => id) })

/** By name or id, any of several. A task may have no label: `label:none`, unless one is called so. */
export function names(on: 'label' | 'project', all: (reader: Reader) => readonly Named[]): Reading {
  return (filter, reader) => {
    if (filter.operator !== ':') return notCompared(filter)
    const found = filter.values.map(({ text }) => calledIn(all(reader), text))
    const wrong = filter.values[found.findIndex(some => some.length === 0)]
    if (!wrong) return only({ on, ids: [...new Set(found.flat().map(({ id }) => id))] })
    if (on === 'label' && filter.values.length === 1 && wordOf(wrong) === 'none')
      return { ...anyLabel(reader), not: true }
    return {
      ...spanOf(wrong),
      detail: `There is no ${on} “${wrong.text}”.`,
      meant: { value: wrong, among: () => spellingsOf(all(reader)) },
    }
  }
}

/** A day, a comparison with one, or a range: `due:today`, `due<=7d`, `created:2026-11-01..2026-11-30`; `due:none` and `due:any`. */
export function days(key: string, made: (range: Days, reader: Reader) => Condition): Reading {
  return (filter, reader) => {
    const [value, second] = filter.values
    if (second) return { detail: `“${key}” takes one day or a range like 2026-11-01..2026-11-30.` }
    const word = wordOf(value)
    const open = { from: null, to: null }
    if (filter.operator === ':' && (word === 'any' || word === 'none')) {
      const any = made(open, reader)
      return { ...any, not: word === 'none' }
    }
    const range = rangeOf(word, filter.operator, reader.today)
    if (range) return made(range, reader)
    const detail = `“${value?.text ?? ''}” is no day. Write ${DAY_FORMS}.`
    return { ...spanOf(value), detail, meant: meantBy(value, DAY_NAMES) }
  }
}

/** On which days something happened. */
export const moment = (on: Moment) => (range: Days, reader: Reader) =>
  only({ on, range: instantsOf(rangeIn(reader, range)) })

/** Whole days as the reader's clock has them. */
export function rangeIn({ timeZone }: Pick<Reader, 'timeZone'>, { from, to }: Days): DayRange {
  const begin = (on: string) => ({ on, at: startOfDay(on, timeZone) })
  return { from: from === null ? null : begin(from), to: to === null ? null : begin(addDays(to, 1)) }
}

function rangeOf(word: string, operator: Operator, today: string): Days | undefined {
  const ends = operator === ':' ? word.split('..') : [word]
  const [from, to] = [ends.at(0), ends.at(-1)].map(end => parseDay(end ?? '', today))
  if (from === undefined || to === undefined || ends.length > 2) return undefined
  switch (operator) {
    case ':':
      return { from, to }
    case '<':
      return { from: null, to: addDays(from, -1) }
    case '<=':
      return { from: null, to: from }
    case '>':
      return { from: addDays(from, 1), to: null }
    case '>=':
      return { from, to: null }
  }
}

function holds(difference: number, operator: Operator): boolean {
  if (operator.startsWith('<')) return operator === '<' ? difference < 0 : difference <= 0
  return operator === '>' ? difference > 0 : difference >= 0
}

const wordOf = (value: Value | undefined) => (value?.text ?? '').toLowerCase().replace('-progress', '_progress')

const spanOf = (value: Value | undefined): Partial<Span> => (value ? { from: value.from, to: value.to } : {})

const meantBy = (value: Value | undefined, known: readonly string[]): Mistake['meant'] =>
  value && { value, among: () => spelled(known) }

const notCompared = ({ key }: Filter): Complaint => ({
  detail: `“${key}” cannot be compared. Write “${key}:” and a value.`,
})

const unknown = (value: Value | undefined, allowed: readonly string[]): Complaint => ({
  ...spanOf(value),
  detail: `“${value?.text ?? ''}” is not one of ${allowed.join(', ')}.`,
  meant: meantBy(value, allowed),
})
