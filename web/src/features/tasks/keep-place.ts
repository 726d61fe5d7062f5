import { useEffect } from 'react'
import { cursor, focusRow, neighbours, rowOf } from './cursor.ts'

/** When what is selected goes out of sight, and the keyboard was on it or in the bar, it goes to the nearest row that stays. */
export function useKeptPlace(selected: ReadonlySet<string>) {
  useEffect(() => {
    const near = rowsNear(selected)
    return () => {
      if (document.activeElement === document.body) focusRow(near.find(row => row.isConnected))
    }
  }, [selected])
}

/** The same before they leave one by one, when the bar has long gone. */
export function leaveRows(selected: ReadonlySet<string>) {
  if (selected.has(cursor.get() ?? '')) focusRow(rowsNear(selected)[0])
}

function rowsNear(selected: ReadonlySet<string>): HTMLElement[] {
  const row = rowOf(cursor.get())
  return row ? neighbours(row).filter(other => !selected.has(other.dataset.task ?? '')) : []
}
