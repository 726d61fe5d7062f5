import { priorities } from '@cairn/contract/choices'
import { addDays } from '@cairn/contract/dates'
import type { Bounds, Condition, DayRange } from '@cairn/contract/query/conditions'
import type { Reader } from '@cairn/contract/query/readings'
import type { Priority } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import { statusNames } from '../../app/en-task.ts'
import { search as say } from '../../app/en-search.ts'
import type { Clock } from '../../data/clock.ts'
import { dateOfInstant } from '../../data/days.ts'
import { dayInSentence } from '../tasks/day-in-sentence.ts'

type Names = Pick<Reader, 'labels' | 'projects'>

/** How a condition was understood, in the fewest words: `due by Fri`, `not home`. */
export function chipWords(condition: Condition, names: Names, clock: Clock): string {
  const lacking = condition.not && withoutIt(condition)
  if (lacking) return lacking
  const words = wordsOf(condition, names, clock)
  return condition.not ? say.not(words) : words
}

/** What has a plainer name than “not with …”. */
function withoutIt(condition: Condition): string | undefined {
  if (condition.on === 'has') return say.lacking[condition.what]
  if (!('range' in condition) || condition.range.from !== null || condition.range.to !== null) return undefined
  return say.never[condition.on]
}

function wordsOf(condition: Condition, { labels, projects }: Names, clock: Clock): string {
  switch (condition.on) {
    case 'text':
      return say.quoted(condition.words)
    case 'status':
      return statusWords(condition.values)
    case 'priority':
      return say.priority(priorityWords(condition.values))
    case 'label':
      return say.or(namesOf(condition.ids, labels))
    case 'project':
      return say.inProject(say.or(namesOf(condition.ids, projects)))
    case 'parent':
      return say.below
    case 'overdue':
      return say.overdue
    case 'has':
      return say.having[condition.what]
    default:
      return rangeWords(condition.on, daysOf(condition, clock.zone), clock)
  }
}

function statusWords(values: Extract<Condition, { on: 'status' }>['values']) {
  const said = values.toSorted().join()
  if (said === 'in_progress,pending') return say.open
  if (said === 'cancelled,completed') return say.done
  return say.or(values.map(value => statusNames[value].toLowerCase()))
}

/** Of a rank, two ends say more than a list. */
function priorityWords(values: readonly Priority[]) {
  const words = values.map(value => en.priority[value].toLowerCase())
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const ranks = values.map(value => priorities.indexOf(value))
  const unbroken = ranks.every((rank, i) => rank === (ranks[0] ?? 0) + i)
  if (values.length > 1 && unbroken && values.includes('urgent')) return say.atLeast(first)
  return values.length > 1 && unbroken && values.includes('none') ? say.atMost(last) : say.or(words)
}

const namesOf = (ids: readonly string[], named: Reader['labels']) => [
  ...new Set(named.filter(({ id }) => ids.includes(id)).map(({ name }) => name)),
]

interface Days {
  from: string | null
  to: string | null
}

/** Both ends as days that count; the range ends where its last day does. */
function daysOf({ range }: { range: DayRange | Bounds }, timeZone: string): Days {
  const day = (end: DayRange['from'] | Bounds['from']) =>
    typeof end === 'string' ? dateOfInstant(end, timeZone) : (end?.on ?? null)
  const to = day(range.to)
  return { from: day(range.from), to: to && addDays(to, -1) }
}

function rangeWords(on: keyof typeof say.moments, { from, to }: Days, clock: Clock): string {
  const what = say.moments[on]
  const word = (day: string) => dayInSentence(day, clock)
  if (from === null) return to === null ? say.ever[on] : say.by(what, word(to))
  if (to === null) return say.from(what, word(from))
  return from === to ? say.on(what, word(from)) : say.between(what, word(from), word(to))
}
