import type { Task } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import { useClock } from '../../data/hooks.ts'
import { Icon } from '../../ui/icon.tsx'
import { dueWords } from './due-words.ts'

const looks = {
  overdue: { icon: 'warning', tone: 'text-danger' },
  today: { icon: 'sun', tone: 'text-warning' },
  later: { icon: 'calendar', tone: 'text-muted' },
} as const

/** When a task is due, at the end of its row: where a heading says the day, only the time. What is done is not late any more. */
export function DueMark({ task, quiet, day }: { task: Task; quiet: boolean; day?: string | undefined }) {
  const due = dueWords(task, useClock(), day)
  if (!due) return null
  const { icon, tone } = looks[quiet ? 'later' : due.when]
  const spoken = due.when === 'overdue' && !quiet ? en.due.overdue(due.words) : en.due.dueOn(due.words)
  return (
    <span className={`flex items-center gap-1 text-meta ${tone}`}>
      <Icon name={icon} />
      <span aria-hidden>{due.words}</span>
      <span className="sr-only">{spoken}</span>
    </span>
  )
}
