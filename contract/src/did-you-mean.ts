import { nearest } from './nearest.ts'

/** What follows the sentence about a field or parameter that is not known: a space and the question, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const plain = name
    .slice(0, LONGEST)
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase()
  // With a letter or two anything may begin.
  const alike = plain.length < 3 ? [] : nearest(plain, known)
  const near = [...(ELSEWHERE.get(plain) ?? []).filter(one => known.includes(one)), ...alike]
  const few = [...new Set(near)].slice(0, 2)
  return few.length > 0 ? ` Did you mean ${few.map(one => `“${one}”`).join(' or ')}?` : ''
}

/** What other systems call ours, without underscores; each is one of those that an operation knows, or none. */
const ELSEWHERE = new Map<string, string[]>([
  ['content', ['title', 'description']],
  ['done', ['completed']],
  ['due', ['dueOn', 'dueAt', 'dueFrom', 'dueTo']],
  ['duedate', ['dueOn', 'dueAt', 'dueFrom', 'dueTo']],
  ['duedatetime', ['dueAt']],
  ['name', ['title']],
  ['note', ['description']],
  ['notes', ['description']],
  ['orderby', ['sort']],
  ['page', ['cursor']],
  ['pagesize', ['limit']],
  ['perpage', ['limit']],
  ['sortby', ['sort']],
  ['start', ['startOn']],
  ['startdate', ['startOn']],
  ['summary', ['title']],
  ['tag', ['label', 'labelIds']],
  ['tags', ['label', 'labelIds', 'addLabelIds']],
  ['text', ['search', 'description']],
])

/** Letters of a name that are looked at: comparing takes as long as both are. */
const LONGEST = 40
