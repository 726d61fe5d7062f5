/** Calendar dates are `2026-11-21`; a date becomes an instant only through somebody's time zone. */

/** The calendar date that a wall clock in that zone shows at that moment. */
export function dateIn(timeZone: string, ms: number): string {
  // The Swedish form of a date is ISO 8601.
  return formatter(timeZone).format(ms).slice(0, 10)
}

/** The instant at which the date begins in that zone: midnight, or the first moment after a midnight that a change of clocks skips. */
export function startOfDay(on: string, timeZone: string): string {
  const midnight = Date.parse(`${on}T00:00:00.000Z`)
  const first = midnight - offset(timeZone, midnight)
  // The offset may differ between the guess and the real moment; the second look is at the right side of a change of clocks.
  const second = midnight - offset(timeZone, first)
  const start = dateIn(timeZone, second) < on ? Math.max(first, second) : second
  return new Date(start).toISOString()
}

/** The time that a wall clock in that zone shows at that moment: `09:30`. */
export const timeIn = (timeZone: string, ms: number) => formatter(timeZone).format(ms).slice(11, 16)

/** The instant at which a wall clock in that zone shows this day and time; in an hour that a change of clocks skips, the hour after it. */
export function instantAt(on: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${on}T${time}Z`)
  const first = wall - offset(timeZone, wall)
  const second = wall - offset(timeZone, first)
  const isShown = wall - offset(timeZone, second) === second
  return new Date(isShown ? second : Math.max(first, second)).toISOString()
}

export const daysBetween = (from: string, to: string) =>
  (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY

export function addDays(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Whether there is such a day: the 30th of February is none. */
export function isDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return isStorable(text) && !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

/** What comes first where a date is written in figures, the day or the month. */
export type DayOrder = 'dmy' | 'mdy'

/** How dates are written where this language is spoken (BCP 47). */
export function dayOrderIn(locale: string): DayOrder {
  const form = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', calendar: 'gregory' })
  const order = form.formatToParts().map(({ type }) => type)
  return order.indexOf('day') < order.indexOf('month') ? 'dmy' : 'mdy'
}

/**
 * Whether a date or an instant lies in the years 1970 to 9998, the only ones that are kept: the day after must have four digits of a
 * year too, in any zone.
 */
export const isStorable = (text: string) => /^\d{4}-/.test(text) && text >= '1970' && text < '9999'

const DAY = 86_400_000

/** Milliseconds by which the zone's wall clock is ahead of UTC at that moment. */
function offset(timeZone: string, ms: number): number {
  const wall = Date.parse(`${formatter(timeZone).format(ms).replace(' ', 'T')}Z`)
  return wall - Math.floor(ms / 1000) * 1000
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one costs fifty times as much as using it. */
function formatter(timeZone: string) {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(timeZone, made)
  return made
}
