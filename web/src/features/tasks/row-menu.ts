import type { MouseEvent } from 'react'
import { createValue } from '../../data/value.ts'

/** What can be chosen of a row without the menu around it, by its key. */
export type Choice = 'S' | 'P' | 'D' | 'L' | 'M'

export interface RowMenuAt {
  taskId: string
  /** What it stands beside, and where the focus goes back to. */
  anchor: HTMLElement
  /** Where the pointer asked for it. */
  at?: { x: number; y: number } | false
  choice?: Choice
}

type Opened = RowMenuAt & {
  /** Each opening is another menu, also at the same row. */
  turn: number
}

/** The one menu of all rows, if it is open at one of them. */
export const rowMenu = createValue<Opened | undefined>(undefined)

export const openRowMenu = (at: RowMenuAt) => rowMenu.set({ ...at, turn: ++turns })

let turns = 0

/** By the button of a row, the right key of a mouse, or the keyboard's key for menus. */
export function showRowMenu(event: MouseEvent<HTMLElement>) {
  const { currentTarget, clientX: x, clientY: y } = event
  const row = rowOf(currentTarget)
  const pressed = event.type === 'click'
  // A finger that rests on a row selects it.
  if (!row || (!pressed && (event.nativeEvent as PointerEvent).pointerType === 'touch')) return
  event.preventDefault()
  if (pressed && rowMenu.get()?.anchor === currentTarget) return rowMenu.set(undefined)
  open(row, pressed ? currentTarget : titleIn(row), {
    at: !pressed && (event.button === 2 || event.ctrlKey) && { x, y },
  })
}

/** What a key asks for: of the row in focus, otherwise of the open task where one stands in its panel or it has no row. */
export function showChoice(taskId: string, choice: Choice) {
  const focused = document.activeElement
  const inPanel = focused?.closest('dialog')
  const row =
    (focused && rowOf(focused)) ??
    (inPanel ? null : document.querySelector<HTMLElement>(`main [data-task="${taskId}"]`))
  if (row) open(row, titleIn(row), { choice })
  else document.querySelector<HTMLElement>(`dialog [data-key=${choice}]`)?.click()
}

function open(row: HTMLElement, anchor: HTMLElement, how: Pick<RowMenuAt, 'at' | 'choice'>) {
  // Where the focus is when the menu opens, there it is when it has closed; a press does not everywhere bring it.
  anchor.focus()
  openRowMenu({ taskId: row.dataset.task ?? '', anchor, ...how })
}

const rowOf = (element: Element) => element.closest<HTMLElement>('[data-task]')

const titleIn = (row: HTMLElement) => row.querySelector<HTMLElement>('.row-title') ?? row
