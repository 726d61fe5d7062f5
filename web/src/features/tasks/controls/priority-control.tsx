import { priorities } from '@cairn/contract/choices'
import type { Priority } from '@cairn/contract/tasks'
import { en } from '../../../app/en.ts'
import { taskWords } from '../../../app/en-task.ts'
import { Flag } from '../../../ui/flag.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { priorityLevel } from '../priority-mark.tsx'
import type { ChoiceProps, ControlProps } from './control.ts'

export function PriorityControl({ task, onChange, trigger }: ControlProps) {
  const empty = task.priority === 'none'
  const words = empty ? taskWords.noPriority : en.priority[task.priority]
  return (
    <Menu
      label={taskWords.priority}
      groups={priorityChoice({ task, onChange })}
      trigger={props => trigger(props, { name: taskWords.priority, words, empty, sign: sign(task.priority) })}
    />
  )
}

export const priorityChoice = ({ task, onChange }: ChoiceProps) => [
  priorities.toReversed().map(priority => ({
    label: en.priority[priority],
    icon: sign(priority),
    checked: priority === task.priority,
    onSelect: () => onChange({ priority }),
  })),
]

const sign = (priority: Priority) =>
  priority === 'none' ? <span className="block size-4" /> : <Flag level={priorityLevel[priority]} />
