/** The calendar day on which an instant falls in a time zone: `2026-11-21`. */
export function dayOf(instant: string | number, zone: string): string {
  const { year, month, day } = wallClock(Number(new Date(instant)), zone)
  return `${year}-${month}-${day}`
}

/** The time on the clock of a zone: `09:30`. */
export function timeOf(instant: string, zone: string): string {
  const { hour, minute } = wallClock(Date.parse(instant), zone)
  return `${hour}:${minute}`
}

/** The instant at which the clock of a zone shows this day and time; in the hour that a zone skips, the hour after it. */
export function instantOf(day: string, time: string, zone: string): string {
  const wanted = Date.parse(`${day}T${time}:00.000Z`)
  let instant = wanted
  for (let i = 0; i < 2; i++) instant = wanted - offset(instant, zone)
  return new Date(instant).toISOString()
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** The Monday after a day. */
export function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, (8 - weekday) % 7 || 7)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

const DAY = 86_400_000

type Clock = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>

function wallClock(instant: number, zone: string): Clock {
  const parts = formatter(zone).formatToParts(instant)
  return Object.fromEntries(parts.map(part => [part.type, part.value])) as Clock
}

function offset(instant: number, zone: string) {
  const { year, month, day, hour, minute, second } = wallClock(instant, zone)
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`) - Math.floor(instant / 1000) * 1000
}

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string) {
  let found = formatters.get(timeZone)
  if (!found) {
    const [numeric, twoDigits] = ['numeric', '2-digit'] as const
    const fields = {
      year: numeric,
      month: twoDigits,
      day: twoDigits,
      hour: twoDigits,
      minute: twoDigits,
      second: twoDigits,
    }
    found = new Intl.DateTimeFormat('en-GB', { timeZone, ...fields, hourCycle: 'h23' })
    formatters.set(timeZone, found)
  }
  return found
}
