import { instantAt, type DayOrder } from '@cairn/contract/dates'
import { CalendarDate } from '@cairn/contract/fields'
import type { Due } from '../due.ts'

/** Tells the order from all dates of a column; `undefined` when each of them can be read both ways. */
export function dayOrderOf(texts: readonly string[]): DayOrder | undefined {
  const pairs = texts.map(text => SLASHED.exec(text.trim())).filter(found => found !== null)
  if (pairs.length === 0) return 'dmy'
  if (pairs.some(([, first]) => Number(first) > 12)) return 'dmy'
  if (pairs.some(([, , second]) => Number(second) > 12)) return 'mdy'
  return pairs.every(([, first, second]) => Number(first) === Number(second)) ? 'dmy' : undefined
}

/**
 * A date, with a time if it has one, in the ways that spreadsheets and exporters write it. `null`: the file says "none" with a
 * year before 1970, as Vikunja does. `undefined`: this is no date.
 */
export function readDate(text: string, order: DayOrder, zone: string): Due | null | undefined {
  const [, day = '', rest = ''] =
    /^(.*?\d{4}|\d{4}[-/.]\d\d?[-/.]\d\d?|\d{8})(?:[T ,]+(\d.*))?$/.exec(text.trim()) ?? []
  const date = readDay(day.trim(), order)
  if (date === undefined) return undefined
  if (Number(date.slice(0, 4)) < 1970) return null
  if (!CalendarDate.safeParse(date).success) return undefined
  if (rest === '') return { dueOn: date }
  return readTime(date, rest, zone)
}

const SLASHED = /^(\d\d?)[/-](\d\d?)[/-]\d{4}\b/

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function readDay(text: string, order: DayOrder): string | undefined {
  const iso = /^(\d{4})([-/.]?)(\d\d?)\2(\d\d?)$/.exec(text)
  if (iso) return spelt(iso[1], iso[3], iso[4])
  const dotted = /^(\d\d?)\.(\d\d?)\.(\d{4})$/.exec(text)
  if (dotted) return spelt(dotted[3], dotted[2], dotted[1])
  const slashed = /^(\d\d?)[/-](\d\d?)[/-](\d{4})$/.exec(text)
  if (slashed)
    return order === 'dmy' ? spelt(slashed[3], slashed[2], slashed[1]) : spelt(slashed[3], slashed[1], slashed[2])
  const dayFirst = /^(?:[a-z]{3,9},? )?(\d\d?)(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})$/i.exec(text)
  if (dayFirst) return spelt(dayFirst[3], month(dayFirst[2]), dayFirst[1])
  const monthFirst = /^(?:[a-z]{3,9},? )?([a-z]{3})[a-z]*\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text)
  return monthFirst ? spelt(monthFirst[3], month(monthFirst[1]), monthFirst[2]) : undefined
}

const spelt = (year = '', month = '', day = '') => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

const month = (name = '') => String(MONTHS.indexOf(name.toLowerCase()) + 1)

function readTime(date: string, text: string, zone: string): Due | undefined {
  const found = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)? ?(am|pm)? ?(Z|UTC|[+-]\d\d:?\d\d)?$/i.exec(text)
  if (!found) return undefined
  const [, hour, minute, second = '00', half, offset] = found
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour)
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const time = `${String(hours).padStart(2, '0')}:${minute}:${second}`
  if (!offset) return { dueAt: instantAt(date, time, zone), timeZone: zone }
  const suffix = /^(z|utc)$/i.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`
  return { dueAt: new Date(`${date}T${time}${suffix}`).toISOString(), timeZone: zone }
}
