import type { ReactNode } from 'react'

/** Something to go to or to do. */
export interface Command {
  /** The same every time, without a space: it is remembered by that. */
  id: string
  label: string
  icon: ReactNode
  /** A search found it, perhaps by other words than its label. */
  found?: boolean
  /** Where that says more than the label: the project of a task. */
  note?: string | undefined
  keys?: string | undefined
  act: () => void
}

export interface Group {
  name: string
  commands: readonly Command[]
}
