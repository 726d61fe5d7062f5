import { addDays, dateIn, daysBetween, instantAt, timeIn } from '@cairn/contract/dates'
import { CalendarDate } from '@cairn/contract/fields'

/** On a day, the same for everybody, or at an instant with the zone in which its wall clock is read. */
export type Due = { dueOn: string } | { dueAt: string; timeZone: string }

/** `2026-12-01`, `tomorrow`, `fri`, `+3d`, each with a time behind it if wanted: `tomorrow 9am`. Otherwise `undefined`. */
export function readDue(text: string, zone: string, now = Date.now()): Due | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .split(/\s+|(?<=\d)t(?=\d)/)
  const [day = '', ...rest] = words
  const date = readDay(day, dateIn(zone, now))
  if (!date) return undefined
  if (rest.length === 0) return { dueOn: date }
  const time = readTime(rest.join(''))
  return time === undefined ? undefined : { dueAt: instantAt(date, time, zone), timeZone: zone }
}

export const dayForms = '2026-12-01, today, tomorrow, friday, +3d, +2w'
export const dueForms = `${dayForms}; with a time: '2026-12-01 09:00', 'tomorrow 9am'`

/** How near a due date is, in words: `3 days ago`, `tomorrow 09:00`, `Friday`, `24 Dec`. */
export function dueInWords(
  due: { dueOn: string | null; dueAt: string | null },
  zone: string,
  now = Date.now(),
): string {
  const today = dateIn(zone, now)
  if (due.dueOn) return dayInWords(due.dueOn, today)
  if (!due.dueAt) return ''
  const at = Date.parse(due.dueAt)
  return `${dayInWords(dateIn(zone, at), today)} ${timeIn(zone, at)}`
}

export function isOverdue(
  due: { dueOn: string | null; dueAt: string | null },
  zone: string,
  now = Date.now(),
): boolean {
  if (due.dueOn) return due.dueOn < dateIn(zone, now)
  return due.dueAt !== null && Date.parse(due.dueAt) < now
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function readDay(word: string, today: string): string | undefined {
  if (word === 'today') return today
  if (word === 'tomorrow') return addDays(today, 1)
  const [, number, unit] = /^\+(\d{1,4})([dw])$/.exec(word) ?? []
  if (number) return addDays(today, Number(number) * (unit === 'w' ? 7 : 1))
  const named = word.length >= 3 ? WEEKDAYS.findIndex(name => name.startsWith(word)) : -1
  // A weekday is the next one of its name; on a Friday, `friday` is in a week.
  if (named >= 0) return addDays(today, ((named - weekday(today) + 6) % 7) + 1)
  return CalendarDate.safeParse(word).success ? word : undefined
}

function readTime(text: string): string | undefined {
  const [, hour = '', minute = '00', half] = /^(\d{1,2})(?::(\d\d))?(?::\d\d)?(am|pm)?$/.exec(text) ?? []
  const bare = hour !== '' && !half && !text.includes(':')
  if (hour === '' || bare || Number(minute) > 59) return undefined
  if (half && (Number(hour) < 1 || Number(hour) > 12)) return undefined
  const hours = half ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour)
  return hours > 23 ? undefined : `${String(hours).padStart(2, '0')}:${minute}`
}

function dayInWords(date: string, today: string): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (days < 0 && days >= -30) return `${-days} days ago`
  if (days > 0 && days < 7) return capitalised(WEEKDAYS[weekday(date)] ?? '')
  const [year, month, day] = date.split('-')
  const short = `${Number(day)} ${MONTHS[Number(month) - 1]}`
  return year === today.slice(0, 4) ? short : `${short} ${year}`
}

/** 0 is Sunday. */
const weekday = (date: string) => new Date(`${date}T00:00Z`).getUTCDay()

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
