import type { Found } from './found.ts'

/** When a part of the day begins to be meant, as the calendars of most people have it. */
const PARTS: Record<string, string> = { morning: '09:00', afternoon: '15:00', evening: '19:00', night: '21:00' }

/** "tomorrow morning", "this evening": the time of the part of the day that is named. A word alone ("morning") may be anything. */
export function inDay(text: string): string | undefined {
  const [, part = ''] = /\b(?:\S+ )(morning|afternoon|evening|night)$/i.exec(text) ?? []
  return PARTS[part.toLowerCase()]
}

/** On a clock with 24 hours. */
export function timeOf({ start, text }: Found): string | undefined {
  if (!start.isCertain('hour')) return inDay(text)
  const hour = Number(start.get('hour'))
  // "At 5" is in the afternoon: who means the early morning writes 5am or 5:00.
  const isLate = LATE.test(text) || (EARLY.test(text) && !/\bmorning\b/i.test(text))
  const shown = isLate && hour < 12 && !start.isCertain('meridiem') ? hour + 12 : hour
  return [shown, start.get('minute')].map(part => String(part ?? 0).padStart(2, '0')).join(':')
}

const EARLY = /\bat [1-6](?![\d:.h]|\s?[ap]\.?m)/i
const LATE = /\b(?:afternoon|evening)\b/i

/** "At 5 tomorrow" and "morning" are one. */
export function withPartOfDay(text: string, found: readonly Found[]): Found[] {
  const joined = found.map((one, i): Found => {
    const { index, text: said, start, end } = one
    const [part] = /^ (?:morning|afternoon|evening)\b(?!-)/i.exec(text.slice(index + said.length)) ?? []
    const isNext = part && start.isCertain('hour') && found[i + 1]?.index === index + said.length + 1
    return isNext ? { index, text: said + part, start, ...(end && { end }) } : one
  })
  return joined.filter(({ text: said }) => !/^(?:morning|afternoon|evening)$/i.test(said))
}
