import type { Priority } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import { Flag } from '../../ui/flag.tsx'

export const priorityLevel = { low: 1, medium: 2, high: 3, urgent: 4 } as const

/** How much a task matters, in its row: the flag, and the word for it where there is room. */
export function PriorityMark({ priority }: { priority: Exclude<Priority, 'none'> }) {
  const word = en.priority[priority]
  return (
    <span className="flex items-center gap-1.5 text-meta text-muted">
      <Flag level={priorityLevel[priority]} label={en.priorityNamed(word)} />
      <span aria-hidden className="row-word">
        {word}
      </span>
    </span>
  )
}
