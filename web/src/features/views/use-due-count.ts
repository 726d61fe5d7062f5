import { useTasks, useToday } from '../../data/hooks.ts'
import { listed } from '../../data/listed.ts'

/** Open tasks that are due today or were before. */
export function useDueCount(): number {
  return useTasks({ ...listed.dueOn(useToday()), state: 'open', order: 'due' }).length
}
