import type { Target } from './drag-target.ts'
import './drag.css'

// What a drag shows, on elements that are React's: attributes of our own, and one line.

export function markDragged(ids: ReadonlySet<string>) {
  for (const row of document.querySelectorAll<HTMLElement>('[data-order] [data-task]'))
    row.toggleAttribute('data-dragged', ids.has(row.dataset.task ?? ''))
}

/** A line between two rows, or a ground under a project. */
export function markTarget(target: Target | undefined) {
  const link = target?.kind === 'project' ? target.link : undefined
  for (const other of document.querySelectorAll('[data-drop]'))
    if (other !== link) delete (other as HTMLElement).dataset.drop
  if (link) link.dataset.drop = ''
  if (target?.kind !== 'row') return line.remove()
  const list = target.list.getBoundingClientRect()
  const row = target.row.getBoundingClientRect()
  if (line.parentElement !== target.list) target.list.append(line)
  line.style.top = `${(target.edge === 'before' ? row.top : row.bottom) - list.top}px`
}

export function clearMarks() {
  markTarget(undefined)
  markDragged(new Set())
}

const line = document.createElement('div')
line.className = 'drop-line'
line.setAttribute('aria-hidden', 'true')
