import { weekdays } from '@cairn/contract/choices'
import { dayOrderIn, timeIn, type DayOrder } from '@cairn/contract/dates'
import type { Me } from '@cairn/contract/users'

/** How somebody reads dates and times, and the day that it is there. The words stay those of the product's language. */
export interface Clock {
  zone: string
  today: string
  /** `14:30`, or `2:30 pm`. */
  time(instant: string): string
  /** `Fri`. */
  weekday(day: string): string
  /** `20 Nov`, or `Nov 20`. */
  date(day: string): string
  dateAndYear(day: string): string
  /** The day with which their week begins: 0 is Sunday. */
  weekStart: number
  /** Of dates in figures. */
  dayOrder: DayOrder
}

export type Habits = Pick<Me, 'timeZone' | 'locale' | 'hourCycle' | 'weekStart'>

export function clockOf({ timeZone: zone, locale, hourCycle, weekStart }: Habits, today: string): Clock {
  const custom = customOf(locale)
  const halves = hourCycle === null ? custom.halves : hourCycle === '12'
  return {
    zone,
    today,
    time: instant => (halves ? inHalves : same)(timeIn(zone, Date.parse(instant))),
    weekday: day => show(day, custom.weekday),
    date: day => show(day, custom.date),
    dateAndYear: day => show(day, custom.dateAndYear),
    dayOrder: custom.dayOrder,
    weekStart: weekStart === null ? custom.weekStart : (weekdays.indexOf(weekStart) + 1) % 7,
  }
}

/** What is usual where somebody lives: `null` for where this browser believes to be. */
interface Custom {
  halves: boolean
  dayOrder: DayOrder
  weekStart: number
  weekday: Intl.DateTimeFormat
  date: Intl.DateTimeFormat
  dateAndYear: Intl.DateTimeFormat
}

const customs = new Map<string | null, Custom>()

/** Making formatters costs much more than using them. */
function customOf(locale: string | null): Custom {
  const known = customs.get(locale)
  if (known) return known
  const local = locale ?? navigator.language
  const words = monthComesFirst(local) ? 'en-US' : 'en-GB'
  const formatter = (form: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(words, { ...form, timeZone: 'UTC' })
  const dayAndMonth = { day: 'numeric', month: 'short' } as const
  const custom = {
    halves: new Intl.DateTimeFormat(local, { hour: 'numeric' }).resolvedOptions().hour12 ?? false,
    dayOrder: dayOrderIn(local),
    weekStart: firstWeekday(local),
    weekday: formatter({ weekday: 'short' }),
    date: formatter(dayAndMonth),
    dateAndYear: formatter({ ...dayAndMonth, year: 'numeric' }),
  }
  customs.set(locale, custom)
  return custom
}

function monthComesFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).formatToParts()
  const order = parts.map(({ type }) => type)
  return order.indexOf('month') < order.indexOf('day')
}

/** Not every browser knows; then the week begins as ISO 8601 has it. */
function firstWeekday(tag: string): number {
  const locale = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  return (locale.getWeekInfo?.().firstDay ?? 1) % 7
}

const show = (day: string, formatter: Intl.DateTimeFormat) => formatter.format(new Date(`${day}T00:00:00Z`))

const same = (time: string) => time

function inHalves(time: string): string {
  const hour = Number(time.slice(0, 2))
  return `${hour % 12 || 12}${time.slice(2)} ${hour < 12 ? 'am' : 'pm'}`
}
