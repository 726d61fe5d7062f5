import { openId } from '../../app/navigate.ts'
import { createValue } from '../../data/value.ts'

/** The row where the keyboard is, or was last. */
export const cursor = createValue<string | undefined>(undefined)

/** Steps along all rows of the page, whatever lists they are in; returns the row it came to. A task may have several. */
export function step(by: 1 | -1): string | undefined {
  const rows = rowsOfPage()
  const focused = focusedRow()
  const at = focused ? rows.indexOf(focused) : rows.findIndex(row => row.dataset.task === cursor.get())
  const next = at < 0 ? rows[0] : rows[Math.min(Math.max(at + by, 0), rows.length - 1)]
  focusRow(next)
  return next?.dataset.task
}

/** The task a key means: the row in focus, the open task when one stands in its panel, otherwise the row that was last in focus. */
export function currentTask(): string | undefined {
  const row = focusedRow()?.dataset.task
  if (row) return row
  if (document.activeElement?.closest('dialog')) return openId()
  return rowOf(cursor.get()) ? cursor.get() : openId()
}

/** When a row is about to leave, the keyboard goes to its neighbour rather than nowhere. */
export function leaveRow(id: string) {
  const row = focusedRow()
  if (row?.dataset.task !== id) return
  const rows = rowsOfPage()
  const at = rows.indexOf(row)
  const stays = (other: HTMLElement) => other.dataset.task !== id
  focusRow(rows.slice(at + 1).find(stays) ?? rows.slice(0, at).findLast(stays))
}

const rowsOfPage = () => [...document.querySelectorAll<HTMLElement>('main [data-task]')]

const focusedRow = () => document.activeElement?.closest<HTMLElement>('[data-task]')

const rowOf = (id: string | undefined) =>
  id === undefined ? undefined : (document.querySelector<HTMLElement>(`main [data-task="${id}"]`) ?? undefined)

export function focusRow(row: HTMLElement | undefined) {
  row?.querySelector<HTMLElement>('.row-title')?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}
