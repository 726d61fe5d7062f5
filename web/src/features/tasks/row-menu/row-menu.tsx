import { why } from '@cairn/contract/policy'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { useTask } from '../../../data/hooks.ts'
import { say } from '../announce.ts'
import { stayWith } from '../cursor.ts'
import type { RowMenuAt } from '../row-menu.ts'
import { standingOf } from '../standing.ts'
import { RowChoice } from './row-choice.tsx'
import { RowActions } from './row-actions.tsx'

/** The menu of a row, or one of the choices it leads to. In a dialog it is part of that: nothing else can be pressed while one is open. */
export function RowMenu({ taskId, anchor, at, choice, onClose }: RowMenuAt & { onClose: () => void }) {
  const task = useTask(taskId)
  const point = useRef<HTMLSpanElement>(null)
  const element = useRef(anchor)
  // A landmark, so that nothing stands beside all of them. A choice may take the row out of it, and stays all the same.
  const [place] = useState(() => anchor.closest('dialog, main') ?? document.body)
  useEffect(() => (at ? undefined : markOpen(anchor)), [anchor, at])
  useEffect(() => {
    const stay = stayWith(anchor)
    return () => void requestAnimationFrame(stay)
  }, [anchor])
  const gone = !task
  const refused = choice && task && why('tasks.update', standingOf(task))
  useEffect(() => {
    if (refused) say(refused)
    if (refused || gone) onClose()
  }, [refused, gone, onClose])
  if (!task || refused) return null
  const beside = { anchor: (at ? point : element) as RefObject<HTMLElement>, onClose, over: true }
  return createPortal(
    <>
      {at && <span ref={point} className="fixed" style={{ left: at.x, top: at.y }} />}
      {choice ? (
        <RowChoice task={task} choice={choice} {...beside} />
      ) : (
        <RowActions task={task} list={anchor.closest<HTMLElement>('[data-order]')} {...beside} />
      )}
    </>,
    place,
  )
}

function markOpen(button: HTMLElement) {
  button.setAttribute('aria-expanded', 'true')
  return () => button.removeAttribute('aria-expanded')
}
