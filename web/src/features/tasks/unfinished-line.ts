import { useMe } from '../../data/hooks.ts'
import type { TaskFields } from './actions.ts'

/** By person, and by what is added where. */
const lines = new Map<string, string>()

/** What was being written at the end of this list when it was left. Kept letter by letter: there are many ways to leave. */
export function useUnfinishedLine(fields: TaskFields) {
  const { id } = useMe()
  const key = JSON.stringify([id, fields])
  return {
    text: lines.get(key) ?? '',
    keep: (text: string) => void lines.set(key, text),
  }
}
