import { addDays, isDate } from '../dates.ts'

/** A range of whole days, each end included; `null` is open. */
export interface Days {
  from: string | null
  to: string | null
}

const UNIT = /^([+-]?\d{1,4})([dwm])$/
const DATE = /^\d{4}-\d\d-\d\d$/
const NAMED: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
])

export const DAY_NAMES = [...NAMED.keys()]
export const DAY_WORDS = ['today', 'tomorrow', 'yesterday', '7d', '1m', 'any', 'none']

/** How a day can be said, for the message about one that cannot be read. */
export const DAY_FORMS = 'a date like 2026-11-21, today, tomorrow, yesterday, 7d, -2w or 1m'

/** The day that this says, seen from today; `undefined` when it says none. */
export function parseDay(text: string, today: string): string | undefined {
  const word = text.toLowerCase()
  const away = NAMED.get(word)
  if (away !== undefined) return addDays(today, away)
  const [, count = '', unit = ''] = UNIT.exec(word) ?? []
  if (unit === 'm') return addMonths(today, Number(count))
  if (unit) return addDays(today, Number(count) * (unit === 'w' ? 7 : 1))
  return DATE.test(word) && isDate(word) ? word : undefined
}

/** The same day of another month, or that month's last. */
function addMonths(on: string, months: number): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(first.setUTCDate(Math.min(day, last))).toISOString().slice(0, 10)
}
