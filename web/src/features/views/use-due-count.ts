import { addDays } from '@cairn/contract/dates'
import { useTasks, useToday } from '../../data/hooks.ts'

/** Open tasks that are due today or were before. */
export function useDueCount(): number {
  return useTasks({ state: 'open', dueBefore: addDays(useToday(), 1), order: 'due' }).length
}
