import type { Page } from '@cairn/contract/fields'
import type { Power, Task } from '@cairn/contract/tasks'
import type { TaskRow } from '../../ports/rows.ts'
import { shown, type Json, type TaskLine } from '../../ports/task-lines.ts'

/** A task as the wire shows it to somebody with that power. */
export function present(row: TaskRow, power: Power): Task {
  return { ...shown(row), power }
}

/** The same page, put together from what the store has made ready, in one copy: text would be copied at every step on its way out. */
export function presentLines({ items, nextCursor }: Page<TaskLine>, powerOn: (line: TaskLine) => Power) {
  const end = `],"nextCursor":${JSON.stringify(nextCursor)}}`
  const room = items.reduce((sum, { json }) => sum + json.length + POWER_ROOM, OPEN.length + end.length)
  const page = Buffer.allocUnsafe(room)
  let at = OPEN.copy(page)
  for (const line of items) {
    at += line.json.copy(page, at, 0, line.json.length - 1)
    at += page.write(`,"power":"${powerOn(line)}"},`, at, 'latin1')
  }
  if (items.length > 0) at-- // the last comma
  at += page.write(end, at, 'latin1')
  return page.subarray(0, at) as Json<Page<Task>>
}

const OPEN = Buffer.from('{"items":[')
/** Of the longest, with a comma behind it and without the brace that the line gives up. */
const POWER_ROOM = ',"power":"owner"},'.length - 1
