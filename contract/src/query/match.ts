import { isOpen } from '../task-rules.ts'
import type { Task } from '../tasks.ts'
import { datesOf, instantsOf, type Bounds, type Condition, type DayRange, type Test } from './conditions.ts'
import { hasWords } from './words.ts'

/** What conditions look at; a task on the wire has it, and so has a row. */
export type Searched = Pick<
  Task,
  | 'projectId'
  | 'parentId'
  | 'description'
  | 'status'
  | 'priority'
  | 'startOn'
  | 'dueOn'
  | 'dueAt'
  | 'labelIds'
  | 'createdAt'
  | 'updatedAt'
  | 'completedAt'
>

/** Whether a task fits all of them. `text` is its `searchText`, made when the first condition asks for it. */
export function fits(conditions: readonly Condition[], task: Searched, text: () => string): boolean {
  return conditions.every(condition => passes(condition, task, text) !== condition.not)
}

function passes(test: Test, task: Searched, text: () => string): boolean {
  switch (test.on) {
    case 'text':
      return hasWords(text(), test.words) || hasAny(task.labelIds, test.labelIds)
    case 'status':
      return test.values.includes(task.status)
    case 'priority':
      return test.values.includes(task.priority)
    case 'label':
      return hasAny(task.labelIds, test.ids)
    case 'project':
      return test.ids.includes(task.projectId)
    case 'parent':
      return task.parentId !== null && test.ids.includes(task.parentId)
    case 'start':
      return isWithin(task.startOn, datesOf(test.range))
    case 'due':
      return isDue(task, test.range)
    case 'overdue':
      return isOpen(task) && ((task.dueOn ?? '9') < test.today || (task.dueAt ?? '9') < test.now)
    case 'has':
      return has(task, test)
    default:
      return isWithin(task[test.on], test.range)
  }
}

const hasAny = (ids: readonly string[], wanted: readonly string[]) => wanted.some(id => ids.includes(id))

function isDue({ dueOn, dueAt }: Searched, range: DayRange): boolean {
  return dueOn === null ? isWithin(dueAt, instantsOf(range)) : isWithin(dueOn, datesOf(range))
}

/** Dates and instants of one form each compare as text. */
const isWithin = (value: string | null, { from, to }: Bounds) =>
  value !== null && (from === null || value >= from) && (to === null || value < to)

function has(task: Searched, test: Extract<Test, { on: 'has' }>): boolean {
  switch (test.what) {
    case 'start':
      return task.startOn !== null
    case 'due':
      return task.dueOn !== null || task.dueAt !== null
    case 'time':
      return task.dueAt !== null
    case 'label':
      return hasAny(task.labelIds, test.ids)
    case 'description':
      return task.description !== ''
    case 'priority':
      return task.priority !== 'none'
    case 'parent':
      return task.parentId !== null
  }
}
