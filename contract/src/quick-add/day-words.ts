import * as chrono from 'chrono-node/en'
import { addDays, type DayOrder } from '../dates.ts'
import { MONTH, MONTHS } from './months.ts'
import { dateOf, dayInFigures, endOfMonth, FIGURES, nextDay, pointedDay, POINTED } from './numeric-dates.ts'

/** The day that a match means, seen from today; `undefined` when it means none. */
type DayOf = (match: RegExpMatchArray, today: string, before: string) => string | undefined

/** What reads dates and times in English, and the days that it does not know by itself or would read the other way round. */
export function dayReader(today: string, order: DayOrder | undefined): chrono.Chrono {
  const reader = chrono.casual.clone()
  const own: [RegExp, DayOf][] = [
    [POINTED, (match, on, before) => pointedDay(match, before, on, order)],
    // By itself it takes the month first; where the day comes first, this one is asked before it.
    [FIGURES, (match, on) => (order === 'dmy' ? dayInFigures(match, on) : undefined)],
    ...WORDS.map(([words, day]): [RegExp, DayOf] => [new RegExp(`${words}(?![\\w’'-])`, 'i'), day]),
  ]
  // Before the others: of two that read as much the first is right.
  reader.parsers.unshift(...own.map(([words, day]) => parserOf(words, day, today)))
  return reader
}

/** A noun behind a number says what is counted: `on the 5th floor`. Two spaces are a part that was recognised before. */
const NO_NOUN = String.raw`(?=\s*(?:$|[,;:.!?()–—]|-\s)|\s{2}|\s(?:at|for|with)\b|\s\d{1,2}(?::\d\d|\s?[ap]\.?m\b))`

const WORDS: [string, DayOf][] = [
  [`\\bend of (?:the |this )?month`, (_, today) => endOfMonth(today)],
  [`\\bend of next month`, (_, today) => endOfMonth(today, 1)],
  [`\\bend of (?:the |this )?year`, (_, today) => dateOf(Number(today.slice(0, 4)), 12, 31)],
  [`\\bnext month`, (_, today) => addDays(endOfMonth(today), 1)],
  [`\\bmid(?:-| |dle of )(${MONTH})(?: (\\d{4}))?`, (match, today) => inMonth(15, match[1], match[2], today)],
  [
    `\\b(\\d{1,2})\\. ?(${MONTH})(?: (\\d{4}))?`,
    (match, today) => inMonth(Number(match[1]), match[2], match[3], today),
  ],
  [`\\b(?:on|by) (?:the )?(\\d{1,2})(?:st|nd|rd|th)${NO_NOUN}`, (match, today) => inSomeMonth(Number(match[1]), today)],
  [`\\bin (an?|one|two|three|six|\\d{1,3}) (month|year)s?`, ([, n, unit], today) => monthsFrom(today, n, unit)],
  [`\\b(?:the )?day after tomorrow`, (_, today) => addDays(today, 2)],
  [`\\b(?:on )?tues\\.?`, (_, today) => nextWeekday(2, today)],
  [`\\b(?:on )?weds\\.?`, (_, today) => nextWeekday(3, today)],
]

function parserOf(words: RegExp, day: DayOf, today: string): chrono.Parser {
  return {
    pattern: () => words,
    extract({ text }, match) {
      const at = match.index ?? 0
      // The text before was cut off when this was looked for: a word may have begun there.
      if (/[\w.,/:+-]$/.test(text.slice(0, at))) return null
      const on = day(match, today, text.slice(0, at))
      if (on === undefined) return null
      const [year = 0, month = 0, date = 0] = on.split('-').map(Number)
      return { year, month, day: date }
    },
  }
}

function inMonth(day: number, name = '', year: string | undefined, today: string): string | undefined {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return year === undefined ? nextDay({ day, month }, today) : nextDay({ day, month }, `${year}-01-01`)
}

const NUMBERS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, six: 6 }

/** On the same day, or on the last of a month that has none such. */
function monthsFrom(today: string, n = '', unit = ''): string {
  const away = (NUMBERS[n.toLowerCase()] ?? Number(n)) * (/year/i.test(unit) ? 12 : 1)
  const end = endOfMonth(today, away)
  return `${end.slice(0, 8)}${[today.slice(8), end.slice(8)].toSorted()[0]}`
}

/** After today; 0 is Sunday. */
function nextWeekday(weekday: number, today: string): string {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay()
  return addDays(today, ((weekday - now + 6) % 7) + 1)
}

/** This month, or the first to come that has such a day. */
function inSomeMonth(day: number, today: string): string | undefined {
  const [year = 0, month = 0] = today.split('-').map(Number)
  const months = [0, 1, 2].map(more => nextDay({ day, month: ((month - 1 + more) % 12) + 1 }, today))
  const days = months.filter(on => on !== undefined && on < dateOf(year + 1, 12, 31))
  return days.toSorted()[0]
}
