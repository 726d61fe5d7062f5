import type { MouseEvent, PointerEvent, SyntheticEvent } from 'react'
import { selection, selectTo, toggleSelected } from './selection.ts'

/**
 * What a pointer does to the selection, for the element around the rows: Ctrl and Shift with a press, a long press of a finger,
 * and then each tap. Everything else stays the row's own.
 */
export const selectingByPointer = {
  onClickCapture(event: MouseEvent) {
    const id = rowOf(event)
    if (id === undefined) return
    if (pressed) return take(event, () => (pressed = false))
    if (event.shiftKey) take(event, () => selectTo(id))
    else if (event.ctrlKey || event.metaKey || (isTouch && selection.get().size > 0))
      take(event, () => toggleSelected(id))
  },
  // Otherwise the browser marks the text between two presses.
  onMouseDown: (event: MouseEvent) => event.shiftKey && rowOf(event) && event.preventDefault(),
  onPointerDown(event: PointerEvent) {
    pressed = false
    isTouch = event.pointerType === 'touch'
    const id = rowOf(event)
    if (!isTouch || id === undefined) return
    start = { x: event.clientX, y: event.clientY }
    pressing = setTimeout(() => {
      pressed = true
      toggleSelected(id)
    }, LONG)
  },
  onPointerMove: ({ clientX, clientY }: PointerEvent) =>
    Math.hypot(clientX - start.x, clientY - start.y) > SLACK && release(),
  onPointerUp: release,
  onPointerCancel: release,
  // A long press on a link has a menu of its own on some phones.
  onContextMenu: (event: MouseEvent) => isTouch && event.preventDefault(),
}

/** Milliseconds, as on most phones. */
export const LONG = 450
/** Pixels that a resting finger moves. */
export const SLACK = 8

let pressing: ReturnType<typeof setTimeout> | undefined
let pressed = false
let isTouch = false
let start = { x: 0, y: 0 }

function release() {
  clearTimeout(pressing)
}

function rowOf({ target }: SyntheticEvent) {
  return target instanceof Element ? target.closest<HTMLElement>('[data-task]')?.dataset.task : undefined
}

function take(event: SyntheticEvent, act: () => void) {
  event.preventDefault()
  event.stopPropagation()
  act()
}
