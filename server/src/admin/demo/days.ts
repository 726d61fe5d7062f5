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

    due(due: NonNullable<DemoTask['due']>) {
      if (typeof due === 'number') return { dueOn: addDays(today, due) }
      const [day, time] = due
      return { dueAt: instantAt(addDays(today, day), time, timeZone), timeZone }
    },
  }
}

/** A whole number from 0 to below `size` that looks arbitrary and is not: FNV-1a of the text. */
export function spread(text: string, size: number): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % size
}

const twoDigits = (number: number) => String(Math.floor(number)).padStart(2, '0')
