import { addDays, dateIn, timeIn } from '@cairn/contract/dates'

/** The calendar day on which an instant falls in a time zone: `2026-11-21`. */
export const dateOfInstant = (instant: string, zone: string): string => dateIn(zone, Date.parse(instant))

/** The time on the clock of a zone: `09:30`. */
export const timeOf = (instant: string, zone: string): string => timeIn(zone, Date.parse(instant))

/** The day with which the week after this day begins; 0 is Sunday. */
export function nextWeek(day: string, weekStart: number): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, (7 + weekStart - weekday) % 7 || 7)
}
