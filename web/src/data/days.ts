import { addDays, dateIn, timeIn } from '@cairn/contract/dates'

/** The calendar day on which an instant falls in a time zone: `2026-11-21`. */
export const dateOfInstant = (instant: string, zone: string): string => dateIn(zone, Date.parse(instant))

/** The time on the clock of a zone: `09:30`. */
export const timeOf = (instant: string, zone: string): string => timeIn(zone, Date.parse(instant))

/** The first working day of the week to come; 0 is Sunday. Where weeks begin on Sunday or Saturday, that day is one of rest. */
export function nextWeek(day: string, weekStart: number): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const first = weekStart === 1 ? 1 : (weekStart + 1) % 7
  return addDays(day, (7 + first - weekday) % 7 || 7)
}
