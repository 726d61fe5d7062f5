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
  if (row?.dataset.task === id) focusRow(neighbours(row)[0])
}

/** Before what may take a row elsewhere. What it returns, called after that, brings the keyboard to where the row is now, or to its neighbour. */
export function stayWith(inRow: HTMLElement): () => void {
  const row = rowAround(inRow)
  const near = row ? neighbours(row) : []
  return () => {
    if (inRow.isConnected || document.activeElement !== document.body) return
    focusRow(rowOf(row?.dataset.task) ?? near.find(other => other.isConnected))
  }
}

/** The nearest first, those below before those above. */
export function neighbours(row: HTMLElement): HTMLElement[] {
  const rows = [...(row.closest('main, dialog')?.querySelectorAll<HTMLElement>('[data-task]') ?? [])]
  const at = rows.indexOf(row)
  const others = [...rows.slice(at + 1), ...rows.slice(0, at).toReversed()]
  return others.filter(other => other.dataset.task !== row.dataset.task)
}

const rowsOfPage = () => [...document.querySelectorAll<HTMLElement>('main [data-task]')]

const focusedRow = () => rowAround(document.activeElement)

const rowAround = (element: Element | null) => element?.closest<HTMLElement>('[data-task]')

export const rowOf = (id: string | undefined) =>
  id === undefined ? undefined : (document.querySelector<HTMLElement>(`main [data-task="${id}"]`) ?? undefined)

export function focusRow(row: HTMLElement | undefined) {
  row?.querySelector<HTMLElement>('.row-title')?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}
