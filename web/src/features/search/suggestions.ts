import { wordsFor } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import { quoted } from '@cairn/contract/query/syntax'
import { fitting } from './fitting.ts'

/** Where to begin: what people ask most. */
export const examples = ['is:open', 'is:overdue', 'due<=7d', 'priority>=high', 'label:none', 'created:today']

/** What the end of a text may become. */
export interface Completion {
  /** From here the text is replaced by one of these. */
  from: number
  items: string[]
  /** A filter was begun, so the first is probably meant. */
  eager: boolean
}

type Names = Pick<Reader, 'labels' | 'projects'>

/** What fits the filter that is written at the end of this text, or the word that may become one. */
export function completionOf(text: string, names: Names): Completion {
  return valuesFor(text, names) ?? filtersFor(text, names)
}

/** How it is offered: a name without its quotation marks, a filter as it is. */
export const shown = (item: string) => item.replace(/^"(.*)"$/, '$1')

/** The query with what is being typed at its end made whole. */
export const completed = (query: string, filter: string) => `${query.replace(/[^\s-][^\s]*$/, '')}${filter} `

/** The values of `label:ho` and `status:pending,in`; of a filter that has none to offer, nothing. */
function valuesFor(text: string, { labels, projects }: Names): Completion | undefined {
  const [, before = '', key = '', sign, values = ''] =
    /^((?:.*\s)?-?)([a-z]+)(<=|>=|[:=<>])((?:"[^"]*(?:"|$)|[^\s"])*)$/i.exec(text) ?? []
  // Between quotation marks it is text.
  if (sign === undefined || before.split('"').length % 2 === 0) return undefined
  const [, quote = '', typed = ''] = LAST.exec(values.replaceAll(/"[^"]*"/g, name => ' '.repeat(name.length))) ?? []
  const name = key.toLowerCase()
  const isNamed = name === 'label' || name === 'project'
  const own = name === 'label' ? labels : name === 'project' ? projects : []
  const words = wordsFor(name).filter(
    word => sign === ':' || sign === '=' || !['any', 'none'].includes(word) || name === 'priority',
  )
  const known = [...writable(own), ...words]
  const fits = isNamed
    ? fitting(
        known.map(one => ({ name: one })),
        typed,
      ).map(one => one.name)
    : startingWith(known, typed)
  const items = fits.some(one => one.toLowerCase() === typed.toLowerCase()) ? [] : fits
  return {
    from: text.length - quote.length - typed.length,
    items: [...new Set(items)].slice(0, MOST).map(quoted),
    eager: typed !== '',
  }
}

/** The last of several values, where those in quotation marks are blank: a comma in an open one is part of a name. */
const LAST = /(?:^|,)("?)((?<=").*|[^",]*)$/

/** A quotation mark cannot stand in a value. */
const writable = (rows: Names['labels']) => rows.map(({ name }) => name).filter(name => !name.includes('"'))

/** Whole filters; nothing for a word that is only begun to be typed like one. */
function filtersFor(text: string, { labels, projects }: Names): Completion {
  const typed = /(?:^|\s)-?([a-z]+)$/i.exec(text)?.[1] ?? ''
  const all = [
    ...FIXED,
    ...writable(labels).map(name => `label:${quoted(name)}`),
    ...writable(projects).map(name => `project:${quoted(name)}`),
  ]
  const items = typed.length < 2 ? [] : [...new Set(startingWith(all, typed))].slice(0, MOST)
  return { from: text.length - typed.length, items, eager: false }
}

const startingWith = (all: readonly string[], typed: string) =>
  all.filter(one => one.toLowerCase().startsWith(typed.toLowerCase()))

/** More are found by writing more. */
const MOST = 8

const FIXED = [
  'is:open',
  'is:done',
  'is:overdue',
  'is:subtask',
  'due:today',
  'due<=7d',
  'due:none',
  'start<=today',
  'priority>=high',
  'priority:urgent',
  'priority:none',
  'status:in_progress',
  'status:cancelled',
  'has:description',
  'has:time',
  'has:label',
  'label:none',
  'created:today',
  'created>=-1w',
  'updated:today',
  'completed:today',
  'completed>=-1w',
]
