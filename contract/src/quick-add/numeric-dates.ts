import { addDays, isDate, type DayOrder } from '../dates.ts'
import { MONTH } from './months.ts'

/*
 * Dates in figures: `20/12`, `20/12/2027`, `20.12.2027`, `20-12-2027`, and with a point behind the month `20.12.`. Which of two figures is
 * the day follows from their size or from how the person writes dates. If neither says it, it is no date: nothing is guessed.
 */

export const FIGURES =
  /(?<![\d/.,:+-]|\p{L})(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d\d(?=\D|$)))?(?![\d/]|[.,:-]\d|\p{L})/u

/** A half, two thirds, round the clock: these are figures like any. */
const FRACTION = /^(?:[12]\/[234]|3\/4|24\/7)$/

const RANGE_BEFORE = new RegExp(`\\b(?:${MONTH}\\.?|at|from) ?$`, 'i')
const MONTH_BEHIND = new RegExp(`^(?:st|nd|rd|th)?\\.? ?(?:of )?${MONTH}`, 'i')

/** The text with all the figures covered, letter by letter, that look like a date and say none. */
export const withoutFigures = (text: string, order: DayOrder | undefined): string =>
  text.replaceAll(
    new RegExp(FIGURES, 'gu'),
    (figures: string, first: string, sign: string, second: string, year: string | undefined, at: number) => {
      // "20-27 December" and "at 10-12" are ranges, "pages 10-12" is none.
      if (sign === '-' && year === undefined)
        return RANGE_BEFORE.test(text.slice(0, at)) || MONTH_BEHIND.test(text.slice(at + figures.length))
          ? figures
          : 'x'.repeat(figures.length)
      const isOpen = year === undefined && sign === '.'
      // With points the day comes first wherever they are usual; where it does not, who knows.
      const known = sign === '.' && order === 'mdy' ? undefined : order
      const says = !FRACTION.test(figures) && dayAndMonth(Number(first), Number(second), known) !== undefined
      return says || isOpen ? figures : 'x'.repeat(figures.length)
    },
  )

/** With a year, or the next such day; the day first, unless its size says otherwise. */
export function dayInFigures([, first, sign, second, year]: RegExpMatchArray, today: string): string | undefined {
  const said = dayAndMonth(Number(first), Number(second), 'dmy')
  // `3.4.20` is a version of something.
  if (!said || (sign !== '/' && year?.length !== 4)) return undefined
  if (year === undefined) return nextDay(said, today)
  const on = dateOf(year.length === 2 ? 2000 + Number(year) : Number(year), said.month, said.day)
  return isDate(on) ? on : undefined
}

/** `20.12.`: the point behind the month says that it is one, unless what stands before says what is numbered. */
export const POINTED = /(?<![\d/.,:+-]|\p{L})(\d{1,2})\.\s?(\d{1,2})\.(?=$|[\s\0,;)])/u

const NUMBERED = /\b(?:chapter|section|part|step|point|version|release|no|v|§)\.?\s*$/i

/** The next such day, seen from today. */
export function pointedDay(
  match: RegExpMatchArray,
  before: string,
  today: string,
  order?: DayOrder,
): string | undefined {
  const [first, second] = [Number(match[1]), Number(match[2])]
  if (NUMBERED.test(before) || second > 12) return undefined
  const said = dayAndMonth(first, second, order === 'dmy' ? order : undefined)
  return said && nextDay(said, today)
}

export interface DayAndMonth {
  day: number
  month: number
}

function dayAndMonth(first: number, second: number, order: DayOrder | undefined): DayAndMonth | undefined {
  if (first < 1 || second < 1 || Math.min(first, second) > 12 || Math.max(first, second) > 31) return undefined
  if (first > 12 || first === second) return { day: first, month: second }
  if (second > 12) return { day: second, month: first }
  if (order === undefined) return undefined
  return order === 'dmy' ? { day: first, month: second } : { day: second, month: first }
}

/** This year or in one to come; the 29th of February may be some years away. */
export function nextDay({ day, month }: DayAndMonth, today: string): string | undefined {
  const year = Number(today.slice(0, 4))
  const dates = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(more => dateOf(year + more, month, day))
  return dates.find(date => isDate(date) && date >= today)
}

export const dateOf = (year: number, month: number, day: number) =>
  [String(year).padStart(4, '0'), ...[month, day].map(part => String(part).padStart(2, '0'))].join('-')

/** The last day of the month that is so many months away from today's. */
export function endOfMonth(today: string, away = 0): string {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return addDays(new Date(Date.UTC(year, month + away, 1)).toISOString().slice(0, 10), -1)
}
