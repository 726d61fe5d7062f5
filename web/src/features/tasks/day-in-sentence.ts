import { daysBetween } from '@cairn/contract/dates'
import type { Clock } from '../../data/clock.ts'
import { dayWords } from './due-words.ts'

/** A day amid other words: `today`, but `Fri` and `Nov 20`. */
export function dayInSentence(day: string, clock: Clock): string {
  const words = dayWords(day, clock)
  return Math.abs(daysBetween(clock.today, day)) <= 1 ? words.toLowerCase() : words
}
