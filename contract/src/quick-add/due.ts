import type * as chrono from 'chrono-node/en'
import { addDays, dateIn, instantAt, isStorable, timeIn, type DayOrder } from '../dates.ts'
import type { Span } from '../query/syntax.ts'
import { dayReader } from './day-words.ts'
import { withoutFigures } from './numeric-dates.ts'

/** On a day, the same for everybody, or at an instant with the zone in which its wall clock is read. */
export type Due = { dueOn: string } | { dueAt: string; timeZone: string }

export interface Moment {
  /** Milliseconds since 1970. */
  now: number
  timeZone: string
  /** How dates in figures are written; without it, `3/4` is none. */
  dayOrder?: DayOrder | undefined
}

/**
 * The last date or time that a text speaks of, English: what people say of a task comes before when it is due. A time by itself is one on the day
 * that was named before it, wherever that stands.
 */
export function findDue(text: string, { now, timeZone, dayOrder }: Moment): { spans: Span[]; due: Due } | undefined {
  // As if the reader's wall clock were in UTC: then no zone of the machine can come into it.
  const wall = new Date(`${dateIn(timeZone, now)}T${timeIn(timeZone, now)}Z`)
  const today = dateIn(timeZone, now)
  const reader = dayReader(today, dayOrder)
  const found = reader.parse(withoutFigures(text, dayOrder), { instant: wall, timezone: 0 }, { forwardDate: true })
  const meant = found.filter(one => isMeant(one) && isStorable(dayOf(one, today)))
  const last = meant.at(-1)
  if (!last) return undefined
  const day = hasDay(last) ? undefined : meant.findLast(one => hasDay(one) && !hasTime(one))
  const due = dueOf(dayOf(day ?? last, today), last, timeZone)
  return due && { spans: [...(day ? [spanOf(day)] : []), spanOf(last)], due }
}

type Found = Pick<chrono.ParsedResult, 'text' | 'start'>
type Start = Pick<chrono.ParsedResult, 'start'>

const spanOf = ({ index, text }: chrono.ParsedResult): Span => ({ from: index, to: index + text.length })
const hasDay = ({ start }: Start) => start.isCertain('day') || start.isCertain('weekday')
const hasTime = ({ start }: Start) => start.isCertain('hour')

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
function dueOf(on: string, { start }: Start, timeZone: string): Due | undefined {
  if (!hasTime({ start })) return { dueOn: on }
  const time = [start.get('hour'), start.get('minute')].map(part => String(part ?? 0).padStart(2, '0')).join(':')
  const dueAt = instantAt(on, time, timeZone)
  return isStorable(dueAt) ? { dueAt, timeZone } : undefined
}

/** Words that are dates only beside others: "may", "sun", "second", a bare number. */
const AMBIGUOUS = /^(jan|mar|may|march|august|sat|sun|wed|second|now|\d+)$/i

/** "30 minutes", "for two hours", "a second": how long, or which one, but not when. */
const LENGTH =
  /^(?!(?:in|within|next|this|after|end|\+)\b).*\b(?:second|sec|minute|min|hour|hr|h|day|week|month|year)s?$/i

const isMeant = ({ text, start }: Found) =>
  !AMBIGUOUS.test(text.trim()) && !LENGTH.test(text.trim()) && (hasDay({ start }) || hasTime({ start }))
