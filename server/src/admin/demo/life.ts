import type { Color } from '@cairn/contract/fields'
import type { Priority } from '@cairn/contract/tasks'

/** A task as one would tell it: days count from today, and `-2` is the day before yesterday. */
export interface DemoTask {
  title: string
  /** Markdown. */
  notes?: string
  /** The day it is due, alone or with a time. */
  due?: number | readonly [day: number, time: string]
  /** The day it was due at first, before it was put off. */
  slippedFrom?: number
  priority?: Priority
  labels?: readonly LabelName[]
  steps?: { done?: readonly string[]; open?: readonly string[] }
  /** Days since it was written down; otherwise some weeks, as it comes. */
  made?: number
  /** Days since it was begun, completed, given up, thrown away. */
  begun?: number
  done?: number
  dropped?: number
  binned?: number
}

export interface DemoProject {
  name: string
  color: Color
  /** Nothing here falls due on a weekend to come: what would, waits for Monday. */
  weekdays?: true
  tasks: readonly DemoTask[]
}

export const labelColors = {
  call: 'teal',
  email: 'blue',
  errand: 'orange',
  buy: 'yellow',
  quick: 'green',
  'deep work': 'purple',
  waiting: 'grey',
  money: 'red',
  decide: 'pink',
  'with Jonas': 'pink',
  idea: 'yellow',
  someday: 'grey',
} as const satisfies Record<string, Color>

export type LabelName = keyof typeof labelColors
