import { addDays, dateIn, instantAt, isStorable, timeIn, type DayOrder } from '../dates.ts'
import { withoutBareNumbers } from './bare-numbers.ts'
import { dayReader } from './day-words.ts'
import type { Found } from './found.ts'
import { isMention, isPast } from './mentions.ts'
import { withoutFigures } from './numeric-dates.ts'
import { spansOf, type DueSpan } from './spans.ts'
import { inDay, timeOf, withPartOfDay } from './times.ts'

/** On a day, the same for everybody, or at an instant with the zone in which its wall clock is read. */
export type Due = { dueOn: string } | { dueAt: string; timeZone: string }

export interface Moment {
  /** Milliseconds since 1970. */
  now: number
  timeZone: string
  /** How dates in figures are written; without it, `3/4` is none. */
  dayOrder?: DayOrder | undefined
}

/** A day, a time or both, as the text speaks of it. */
interface Said {
  day: string | undefined
  time: string | undefined
  spans: DueSpan[]
}

/**
 * The last date or time that a text speaks of, English: what people say of a task comes before when it is due. A day and a time that stand apart
 * belong together. What is past or only mentioned is no date; of a range or a list it is the first.
 */
export function findDue(text: string, { now, timeZone, dayOrder }: Moment): { spans: DueSpan[]; due: Due } | undefined {
  // As if the reader's wall clock were in UTC: then no zone of the machine can come into it.
  const today = dateIn(timeZone, now)
  const clock = timeIn(timeZone, now).slice(0, 5)
  const wall = new Date(`${today}T${timeIn(timeZone, now)}Z`)
  const reader = dayReader(today, dayOrder)
  const figures = withoutBareNumbers(withoutFigures(text, dayOrder))
  const found = reader.parse(figures, { instant: wall, timezone: 0 }, { forwardDate: true })
  const said = listed(text, withPartOfDay(text, found).filter(isMeant))
    .filter(list => !isMention(text, list))
    .flatMap(list => saidBy(text, list, today, clock))
  const last = said.at(-1)
  if (!last) return undefined
  const other = last.day
    ? last.time === undefined && said.findLast(one => one.time !== undefined && one.day === undefined)
    : said.findLast(one => one.day !== undefined && one.time === undefined)
  const { time } = last.time === undefined && other ? other : last
  const day = last.day ?? (other ? other.day : undefined) ?? soonest(time ?? '', today, clock)
  const due = dueOf(day, time, timeZone)
  return due && { spans: [...(other ? other.spans : []), ...last.spans].toSorted((a, b) => a.from - b.from), due }
}

/** "8am and 8pm", "friday or saturday": each stands in one list with those it is joined to. */
function listed(text: string, found: readonly Found[]): Found[][] {
  const lists: Found[][] = []
  for (const one of found) {
    const before = lists.at(-1)?.at(-1)
    const between = before ? text.slice(before.index + before.text.length, one.index) : ''
    const isJoined = /^(?:\s*,)?\s*(?:and|or|&|,)\s*$/i.test(between) && hasDay(before) === hasDay(one)
    if (isJoined) lists.at(-1)?.push(one)
    else lists.push([one])
  }
  return lists
}

function saidBy(text: string, list: readonly Found[], today: string, clock: string): Said[] {
  const [first] = list
  if (!first) return []
  const day = hasDay(first) ? dayOf(first, today) : undefined
  const time = timeOf(first)
  if (day === undefined && time === undefined) return []
  if (!isStorable(day ?? today)) return []
  // "This morning" is over at noon.
  if (/^this/i.test(first.text) && time !== undefined && day === undefined && time < clock) return []
  return [{ day, time, spans: spansOf(text, list) }]
}

const hasDay = (found: Found | undefined) =>
  found !== undefined && (found.start.isCertain('day') || found.start.isCertain('weekday'))

const soonest = (time: string, today: string, clock: string) => (time < clock ? addDays(today, 1) : today)

function dayOf({ start, text }: Found, today: string): string {
  const said = [start.get('year'), start.get('month'), start.get('day')]
    .map(part => String(part).padStart(2, '0'))
    .join('-')
  // What bears the date of today is today, also in the afternoon.
  const isToday = !start.isCertain('year') && start.isCertain('day') && said === nextYear(today)
  if (isToday) return today
  // On a Friday, "friday" is in a week.
  const isNamed = start.isCertain('weekday') && !start.isCertain('day') && !/this/i.test(text)
  return isNamed && said === today ? addDays(said, 7) : said
}

const nextYear = (today: string) => `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`

/** `undefined` when it lies in a year that no task can be due in. */
function dueOf(on: string, time: string | undefined, timeZone: string): Due | undefined {
  if (time === undefined) return { dueOn: on }
  const dueAt = instantAt(on, time, timeZone)
  return isStorable(dueAt) ? { dueAt, timeZone } : undefined
}

/** Words that are dates only beside others: "may", "sun", "second", a bare number. */
const AMBIGUOUS = /^(jan|mar|may|march|august|sat|sun|wed|second|now|\d+)$/i

/** "30 minutes", "14h", "for two hours", "a second": how long, or which one, but not when. */
const LENGTH =
  /^(?!(?:in|within|next|this|after|end|\+)\b|\+).*(?:\b|\d)(?:second|sec|minute|min|hour|hr|h|day|week|month|year)s?$/i

function isMeant(found: Found): boolean {
  const { start } = found
  const text = found.text.trim()
  if (AMBIGUOUS.test(text) || LENGTH.test(text) || isPast(text)) return false
  // "June at noon" is somebody.
  const isMonth = start.isCertain('month') && !start.isCertain('day')
  return hasDay(found) || (start.isCertain('hour') && !isMonth) || inDay(text) !== undefined
}
