import { dayOf } from '../../data/days.ts'
import { useMe, useToday } from '../../data/hooks.ts'
import { momentWords } from './due-words.ts'

/** Says when something happened, on the person's clock. */
export function useMoment(): (instant: string) => string {
  const { timeZone } = useMe()
  const today = useToday()
  return instant => momentWords(instant, today, timeZone, dayOf(instant, timeZone))
}
