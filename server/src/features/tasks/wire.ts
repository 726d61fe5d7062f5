import type { Page } from '@cairn/contract/fields'
import type { Power, Task } from '@cairn/contract/tasks'
import type { TaskRow } from '../../ports/rows.ts'
import { shown, type Json, type TaskLine } from '../../ports/task-lines.ts'

/** A task as the wire shows it to somebody with that power. */
export function present(row: TaskRow, power: Power): Task {
  return { ...shown(row), power }
}

/** The same page as text, put together from what the store has made ready. */
export function presentLines({ items, nextCursor }: Page<TaskLine>, powerOn: (line: TaskLine) => Power) {
  // Added up rather than joined: the pieces are copied once, on their way out.
  let text = '{"items":['
  for (const [i, line] of items.entries())
    text += `${i === 0 ? '' : ','}${line.json.slice(0, -1)},"power":"${powerOn(line)}"}`
  return `${text}],"nextCursor":${JSON.stringify(nextCursor)}}` as Json<Page<Task>>
}
