import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { selection } from '../selection.ts'
import { clearMarks, markDragged, markTarget } from './drag-marks.ts'
import { targetAt, type Drag, type Pointer } from './drag-target.ts'
import { drop, mayGo, preview } from './drop.ts'
import { watchFingers } from './finger.ts'
import { movingWith } from './reorder.ts'
import { scrollNearEdge } from './scroll-near-edge.ts'

/**
 * Rows are taken by a mouse or a pen, and by a finger in a way of its own. One listener for the page: a row becomes draggable when it
 * is pressed, so that ten thousand of them cost nothing.
 */
export function watchDrags() {
  document.addEventListener('pointerdown', event => {
    disarm()
    disarm = arm(event)
  })
  watchFingers()
}

let disarm = () => {}

function arm(event: PointerEvent): () => void {
  const { target, button, pointerType } = event
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-order] [data-task]') : null
  const list = row?.closest<HTMLElement>('[data-order]')
  const id = row?.dataset.task
  if (!row || !list || id === undefined || pointerType === 'touch' || button !== 0) return () => {}
  // By itself the browser would drag the link.
  row.querySelector('a')?.setAttribute('draggable', 'false')
  const selected = selection.get()
  const drag = { list, moving: movingWith(id, list), all: selected.has(id) ? selected : new Set([id]) }
  return begin(row, drag, event)
}

function begin(row: HTMLElement, drag: Drag, pressed: PointerEvent): () => void {
  let frame = 0
  let before = 0
  let pointer: Pointer = pressed
  const follow = (now: number) => {
    scrollNearEdge(drag.list, pointer, now - before)
    before = now
    markTarget(targetAt(drag, pointer))
    frame = requestAnimationFrame(follow)
  }
  return combine(
    draggable({
      element: row,
      canDrag: () => mayGo(drag),
      // For another window or program.
      getInitialDataForExternal: () => ({ 'text/uri-list': row.querySelector('a')?.href ?? '' }),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
          render: ({ container }) => container.append(preview(drag)),
        }),
      onDragStart() {
        markDragged(drag.all)
        before = performance.now()
        follow(before)
      },
      onDrop({ location: { current } }) {
        cancelAnimationFrame(frame)
        clearMarks()
        if (current.dropTargets.length > 0) drop(drag, targetAt(drag, current.input))
      },
    }),
    // The whole page is the target: rows come and go meanwhile, so what lies under the pointer is asked at each of its moves.
    dropTargetForElements({
      element: document.body,
      canDrop({ input }) {
        pointer = input
        return targetAt(drag, input) !== undefined
      },
      getDropEffect: () => 'move',
    }),
  )
}
