import { statuses } from '@cairn/contract/choices'
import { statusNames, taskWords } from '../../../app/en-task.ts'
import { Circle } from '../../../ui/circle.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { circleOf } from '../task-row.tsx'
import type { ChoiceProps, ControlProps } from './control.ts'

export function StatusControl({ task, onChange, trigger }: ControlProps) {
  const shown = {
    name: taskWords.status,
    words: statusNames[task.status],
    empty: false,
    sign: <Circle state={circleOf[task.status]} />,
  }
  const groups = statusChoice({ task, onChange })
  return <Menu label={taskWords.status} groups={groups} trigger={props => trigger(props, shown)} />
}

export const statusChoice = ({ task, onChange }: ChoiceProps) => [
  statuses.map(status => ({
    label: statusNames[status],
    icon: <Circle state={circleOf[status]} />,
    checked: status === task.status,
    onSelect: () => onChange({ status }),
  })),
]
