import { priorities, statuses } from '../choices.ts'
import { HAVING, type Condition } from './conditions.ts'
import { DAY_WORDS } from './days.ts'
import { searchNamesOf } from './known-names.ts'
import {
  anyLabel,
  days,
  moment,
  names,
  only,
  oneWord,
  rangeIn,
  ranked,
  someOf,
  type Reader,
  type Reading,
} from './readings.ts'
import { errorsOf, tokensOf, type QueryError, type Span, type Token } from './syntax.ts'
import { hasWords, wordsOf } from './words.ts'

export interface Query {
  parts: Part[]
  errors: QueryError[]
}

/** A part of the query with what was understood of it; a client shows them as chips. */
export type Part = Span & { condition: Condition }

/** Reads a query; docs/query-language.md is its grammar. With errors, `parts` is what could be understood all the same. */
export function parseQuery(query: string, reader: Reader): Query {
  const { tokens, errors } = tokensOf(query, KEYS)
  const parts: Part[] = []
  for (const token of tokens) {
    const { from, to, not } = token
    const found = readingOf(token, reader)
    if (found === undefined) continue
    if ('detail' in found) errors.push({ from, to, part: { from, to }, ...found })
    else parts.push({ from, to, condition: { ...found, not: found.not !== not } })
  }
  return { parts, errors: errorsOf(errors) }
}

export const conditionsOf = ({ parts }: Query): Condition[] => parts.map(({ condition }) => condition)

/** `undefined`: nothing is asked, or it was complained about. */
function readingOf(token: Token, reader: Reader): ReturnType<Reading> | undefined {
  if (token.kind === 'text') return textCondition(token.text, reader)
  return token.values.some(({ text }) => text === '') ? undefined : readings[token.key]?.(token, reader)
}

/** Words in quotation marks, or tied together by punctuation, must stand beside each other. */
export function textCondition(text: string, { labels }: Pick<Reader, 'labels'>): Condition | undefined {
  const words = wordsOf(text).join(' ')
  if (words === '') return undefined
  return {
    not: false,
    on: 'text',
    words,
    labelIds: searchNamesOf(labels)
      .filter(label => hasWords(label.text, words))
      .map(({ id }) => id),
  }
}

const readings: Record<string, Reading> = {
  is: oneWord({
    open: () => only({ on: 'status', values: ['pending', 'in_progress'] }),
    done: () => only({ on: 'status', values: ['completed', 'cancelled'] }),
    ...Object.fromEntries(statuses.map(status => [status, () => only({ on: 'status', values: [status] })])),
    overdue: ({ now, today }) => only({ on: 'overdue', now, today }),
    subtask: () => only({ on: 'has', what: 'parent' }),
  }),
  has: oneWord(
    Object.fromEntries(HAVING.map(what => [what, what === 'label' ? anyLabel : () => only({ on: 'has', what })])),
  ),
  status: someOf(statuses, values => only({ on: 'status', values })),
  priority: ranked(priorities, values => only({ on: 'priority', values })),
  label: names('label', reader => reader.labels),
  project: names('project', reader => reader.projects),
  start: days('start', (range, reader) => only({ on: 'start', range: rangeIn(reader, range) })),
  due: days('due', (range, reader) => only({ on: 'due', range: rangeIn(reader, range) })),
  created: days('created', moment('createdAt')),
  updated: days('updated', moment('updatedAt')),
  completed: days('completed', moment('completedAt')),
}

const KEYS: ReadonlySet<string> = new Set(Object.keys(readings))

/** The filters, for a client that offers them while somebody types. */
export const filterNames: readonly string[] = [...KEYS]

/** The words that a filter knows, beside the names of labels and projects; of days those that are said most. */
export const wordsFor = (key: string): readonly string[] => WORDS.get(key) ?? []

// A map: somebody may type `constructor:`, and an object would answer.
const WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['is', ['open', 'done', 'overdue', 'subtask', ...statuses]],
  ['has', HAVING],
  ['status', statuses],
  ['priority', priorities.toReversed()],
  ['label', ['none']],
  ...['start', 'due', 'created', 'updated', 'completed'].map((key): [string, readonly string[]] => [key, DAY_WORDS]),
])
