import { openId } from '../../app/navigate.ts'
import { createValue } from '../../data/value.ts'

/** The row where the keyboard is, or was last. */
export const cursor = createValue<string | undefined>(undefined)

/** Steps along all rows of the page, whatever lists they are in; returns the row it came to. */
export function step(by: 1 | -1): string | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-task]')]
  const at = rows.findIndex(row => row.dataset.task === cursor.get())
  const next = at < 0 ? rows[0] : rows[Math.min(Math.max(at + by, 0), rows.length - 1)]
  focusRow(next)
  return next?.dataset.task
}

/** The task a key means: the row in focus, the open task when one stands in its panel, otherwise the row that was last in focus. */
export function currentTask(): string | undefined {
  const focused = document.activeElement
  const row = focused?.closest<HTMLElement>('[data-task]')?.dataset.task
  if (row) return row
  if (focused?.closest('dialog')) return openId()
  return rowOf(cursor.get()) ? cursor.get() : openId()
}

/** When a row is about to leave, the keyboard goes to its neighbour rather than nowhere. */
export function leaveRow(id: string) {
  if (document.activeElement?.closest<HTMLElement>('[data-task]')?.dataset.task !== id) return
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-task]')]
  const at = rows.findIndex(row => row.dataset.task === id)
  focusRow(rows[at + 1] ?? rows[at - 1])
}

const rowOf = (id: string | undefined) =>
  id === undefined ? undefined : (document.querySelector<HTMLElement>(`main [data-task="${id}"]`) ?? undefined)

export function focusRow(row: HTMLElement | undefined) {
  row?.querySelector<HTMLElement>('.row-title')?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}
