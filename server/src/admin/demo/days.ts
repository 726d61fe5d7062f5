import { addDays, dateIn, instantAt } from '@cairn/contract/dates'
import type { DemoTask } from './life.ts'

export type Days = ReturnType<typeof daysAround>

/** Turns days from today into dates and instants, the same ones in every run of a day. */
export function daysAround(now: number, timeZone: string) {
  const today = dateIn(timeZone, now)

  return {
    /** Milliseconds: so many days ago, at a time of day that follows from the text; never in the future. */
    ago(days: number, text: string): number {
      const minutes = 8 * 60 + spread(text, 12 * 60)
      const time = `${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`
      return Math.min(Date.parse(instantAt(addDays(today, -days), time, timeZone)), now)
    },

    due(due: NonNullable<DemoTask['due']>, { weekdays = false }) {
      const [day, time] = typeof due === 'number' ? [due, undefined] : due
      const on = addDays(today, weekdays && day > 0 ? day + untilMonday(addDays(today, day)) : day)
      return time ? { dueAt: instantAt(on, time, timeZone), timeZone } : { dueOn: on }
    },
  }
}

/** A whole number from 0 to below `size` that looks arbitrary and is not: FNV-1a of the text. */
export function spread(text: string, size: number): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % size
}

/** Days from a Saturday or Sunday to the Monday after it. */
function untilMonday(on: string): number {
  const weekday = new Date(on).getUTCDay()
  return weekday === 6 ? 2 : weekday === 0 ? 1 : 0
}

const twoDigits = (number: number) => String(Math.floor(number)).padStart(2, '0')
