import { addDays, startOfDay } from '@cairn/contract/dates'
import type { Day } from '../ports/store.ts'

/** How many days statistics look back. */
const DAYS = 30

/** Up to and with this date. */
export function lastDays(on: string, timeZone: string): Day[] {
  const begins = Array.from({ length: DAYS + 1 }, (_, i) => {
    const day = addDays(on, i + 1 - DAYS)
    return { on: day, from: startOfDay(day, timeZone) }
  })
  return begins.slice(0, DAYS).map((day, i) => ({ ...day, to: begins[i + 1]?.from ?? day.from }))
}

export const spanOfDay = (on: string, timeZone: string): Day => ({
  on,
  from: startOfDay(on, timeZone),
  to: startOfDay(addDays(on, 1), timeZone),
})
