import { addDays } from '@cairn/contract/dates'
import { DAY } from '../../ports/clock.ts'
import type { DueRange } from '../../ports/store.ts'

/** The first date of the range whose end is not before that instant, and whether it ends right then; days have 24 hours. */
export function dayAround(at: string, { from }: DueRange): { on: string; endsThen: boolean } {
  const days = (Date.parse(at) - Date.parse(from.at)) / DAY
  return { on: addDays(from.on, Math.ceil(days) - 1), endsThen: Number.isInteger(days) }
}
