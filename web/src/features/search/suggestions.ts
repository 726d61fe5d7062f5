import type { Reader } from '@cairn/contract/query/readings'
import { quoted } from '@cairn/contract/query/syntax'

/** Where to begin: what people ask most. */
export const examples = ['is:open', 'is:overdue', 'due<=7d', 'priority>=high', 'label:none', 'created:today']

/**
 * Filters that what is being typed at the end of the query may become, as the whole text of each. Nothing is offered for a word
 * that is only begun to be typed like one, or that is one already.
 */
export function suggestionsFor(query: string, { labels, projects }: Pick<Reader, 'labels' | 'projects'>): string[] {
  const typed = /(?:^|\s)-?([a-z]+[:<>=]*"?[^\s"]*)$/i.exec(query)?.[1]?.toLowerCase() ?? ''
  if (typed.length < 2) return []
  const all = [
    ...FIXED,
    ...labels.map(({ name }) => `label:${quoted(name)}`),
    ...projects.map(({ name }) => `project:${quoted(name)}`),
  ]
  const fitting = all.filter(filter => filter.toLowerCase().startsWith(typed))
  return fitting.some(filter => filter.toLowerCase() === typed) ? [] : [...new Set(fitting)].slice(0, MOST)
}

/** The query with what is being typed at its end made whole. */
export const completed = (query: string, filter: string) => `${query.replace(/[^\s-][^\s]*$/, '')}${filter} `

/** As many as a line holds. */
const MOST = 6

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
