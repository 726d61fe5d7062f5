import type { Task } from '@cairn/contract/tasks'
import type { ReactElement, ReactNode } from 'react'
import type { IconName } from '../../../ui/icon.tsx'
import type { TriggerProps } from '../../../ui/menu.tsx'
import type { TaskFields } from '../actions.ts'

/** The fields that the controls read: of a task, or of one that is still being written. */
export type TaskDraft = Pick<Task, 'status' | 'priority' | 'dueOn' | 'dueAt' | 'projectId' | 'labelIds'>

/** How a control shows its value: a line of the panel and a chip of the quick add differ only in this. */
export type Trigger = (
  props: TriggerProps,
  shown: { name: string; words: string; empty: boolean; icon?: IconName; sign?: ReactNode },
) => ReactElement

export interface ChoiceProps {
  task: TaskDraft
  onChange: (fields: TaskFields) => void
}

export interface ControlProps extends ChoiceProps {
  trigger: Trigger
}
