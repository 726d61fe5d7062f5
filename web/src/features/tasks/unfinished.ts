import { useEffect } from 'react'
import { useMe } from '../../data/hooks.ts'
import { createValue } from '../../data/value.ts'
import type { TaskDraft } from './controls/control.ts'

/** A new task that was being written when its dialog was left: the next one goes on with it. */
interface Unfinished {
  text: string
  description: string
  draft: TaskDraft
}

const unfinished = createValue<(Unfinished & { personId: string }) | undefined>(undefined)

/** Not somebody else's, who was here before. */
export function useUnfinished(): Unfinished | undefined {
  const { id } = useMe()
  const left = unfinished.get()
  return left?.personId === id ? left : undefined
}

/** Letter by letter: there are many ways to leave. */
export function useKeepUnfinished({ text, description, draft }: Unfinished) {
  const { id: personId } = useMe()
  useEffect(
    () => unfinished.set(text.trim() || description.trim() ? { text, description, draft, personId } : undefined),
    [text, description, draft, personId],
  )
}

export const forgetUnfinished = () => unfinished.set(undefined)
