import type { Task } from '@cairn/contract/tasks'
import type { RefObject } from 'react'
import { taskWords } from '../../../app/en-task.ts'
import { MenuPanel } from '../../../ui/menu-panel.tsx'
import { PopoverPanel } from '../../../ui/popover.tsx'
import { change, type TaskFields } from '../actions.ts'
import { DueForm } from '../controls/due-control.tsx'
import { LabelsOfTask } from '../controls/labels-control.tsx'
import { priorityChoice } from '../controls/priority-control.tsx'
import { useProjectChoice } from '../controls/project-control.tsx'
import { statusChoice } from '../controls/status-control.tsx'
import type { Choice } from '../row-menu.ts'

export interface Beside {
  anchor: RefObject<HTMLElement>
  onClose: () => void
  over: boolean
}

/** One property of a task, chosen without its panel. */
export function RowChoice({ task, choice, ...beside }: Beside & { task: Task; choice: Choice }) {
  const props = { task, onChange: (fields: TaskFields) => change(task, fields) }
  const projects = useProjectChoice(props)
  switch (choice) {
    case 'S':
      return <MenuPanel label={taskWords.status} groups={statusChoice(props)} {...beside} />
    case 'P':
      return <MenuPanel label={taskWords.priority} groups={priorityChoice(props)} {...beside} />
    case 'M':
      return <MenuPanel label={taskWords.project} groups={projects} {...beside} />
    case 'D':
      return (
        <PopoverPanel label={taskWords.due} {...beside}>
          {close => (
            <DueForm due={task} clearable={task.dueOn !== null || task.dueAt !== null} {...props} close={close} />
          )}
        </PopoverPanel>
      )
    case 'L':
      return (
        <PopoverPanel label={taskWords.labels} {...beside}>
          {() => <LabelsOfTask {...props} />}
        </PopoverPanel>
      )
  }
}
