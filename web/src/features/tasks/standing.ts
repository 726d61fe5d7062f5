import type { Standing } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'

/** What the policy looks at to say why a control of this task is disabled. */
export const standingOf = (task: Pick<Task, 'power' | 'deletedAt'>): Standing => ({
  power: task.power,
  trashed: task.deletedAt !== null,
})
