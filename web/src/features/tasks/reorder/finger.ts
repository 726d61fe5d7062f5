import { LONG, SLACK } from '../selection-gestures.ts'
import { selection } from '../selection.ts'
import { clearMarks, markDragged, markTarget } from './drag-marks.ts'
import { targetAt, type Drag, type Pointer } from './drag-target.ts'
import { drop, mayGo, preview } from './drop.ts'
import { movingWith } from './reorder.ts'
import { scrollNearEdge } from './scroll-near-edge.ts'

/**
 * A finger that rests on a row selects it; if it then moves on, it takes the row along instead, with the selection that the row was
 * in. A finger that moves at once scrolls, as everywhere.
 */
export function watchFingers() {
  document.addEventListener('touchstart', rest, { passive: true })
  // Not passive, and here before the finger: only then can it keep the page from scrolling under what is dragged.
  document.addEventListener('touchmove', move, { passive: false })
  document.addEventListener('touchend', () => end(true))
  document.addEventListener('touchcancel', () => end(false))
  // The browser would drag the link of the row.
  document.addEventListener('dragstart', event => hold && event.preventDefault())
}

interface Hold {
  id: string
  list: HTMLElement
  start: Pointer
  /** What was selected before the finger came. */
  selected: ReadonlySet<string>
  since: number
  taken?: Taken
}

interface Taken {
  drag: Drag
  pointer: Pointer
  picture: HTMLElement
  stop(): void
}

let hold: Hold | undefined

function rest({ touches, target }: TouchEvent) {
  end(false)
  const [finger, second] = touches
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-order="position"] [data-task]') : null
  const list = row?.closest<HTMLElement>('[data-order]')
  const id = row?.dataset.task
  if (!finger || second || !list || id === undefined) return
  hold = { id, list, start: pointerOf(finger), selected: selection.get(), since: performance.now() }
}

function move(event: TouchEvent) {
  const [finger] = event.touches
  if (!hold || !finger) return
  const pointer = pointerOf(finger)
  const far = Math.hypot(pointer.clientX - hold.start.clientX, pointer.clientY - hold.start.clientY) > SLACK
  if (!hold.taken && performance.now() - hold.since < LONG) {
    // It scrolls.
    if (far) hold = undefined
    return
  }
  // The browser has begun to scroll, so it goes on.
  if (!event.cancelable) return end(false)
  event.preventDefault()
  if (hold.taken) hold.taken.pointer = pointer
  else if (far) take(hold, pointer)
}

function take(held: Hold, pointer: Pointer) {
  const { id, list, selected } = held
  // Resting on it was not meant to select it after all.
  selection.set(selected)
  const drag = { list, moving: movingWith(id, list), all: selected.has(id) ? selected : new Set([id]) }
  if (!mayGo(drag)) return end(false)
  const picture = preview(drag)
  picture.classList.add('drag-finger')
  document.body.append(picture)
  markDragged(drag.all)
  let frame = 0
  let before = performance.now()
  const taken: Taken = { drag, pointer, picture, stop: () => cancelAnimationFrame(frame) }
  const follow = (now: number) => {
    const { clientX, clientY } = taken.pointer
    picture.style.translate = `${clientX}px ${clientY}px`
    scrollNearEdge(list, taken.pointer, now - before)
    before = now
    markTarget(targetAt(drag, taken.pointer))
    frame = requestAnimationFrame(follow)
  }
  held.taken = taken
  follow(before)
}

function end(drops: boolean) {
  const taken = hold?.taken
  hold = undefined
  if (!taken) return
  taken.stop()
  taken.picture.remove()
  clearMarks()
  if (drops) drop(taken.drag, targetAt(taken.drag, taken.pointer))
}

const pointerOf = ({ clientX, clientY }: Touch): Pointer => ({ clientX, clientY })
