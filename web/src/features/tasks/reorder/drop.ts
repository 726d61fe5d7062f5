import { why } from '@cairn/contract/policy'
import { order as words } from '../../../app/en-order.ts'
import { selected as bulkWords } from '../../../app/en-selection.ts'
import { say } from '../announce.ts'
import { changeMany } from '../bulk.ts'
import { standingOf } from '../standing.ts'
import type { Drag, Target } from './drag-target.ts'
import { moveTo, tasksOf } from './reorder.ts'

// What a mouse and a finger do alike once they drag.

/** Whether all of it may go; says why not. */
export function mayGo({ all }: Drag): boolean {
  const reason = tasksOf(all).flatMap(task => why('tasks.update', standingOf(task)) ?? [])[0]
  if (reason) say(reason)
  return reason === undefined
}

export function preview({ all }: Drag): HTMLElement {
  const element = document.createElement('div')
  const [task] = tasksOf(all)
  element.className = 'drag-preview'
  element.textContent = all.size > 1 ? words.dragging(all.size) : (task?.title ?? '')
  return element
}

export function drop({ list, moving, all }: Drag, target: Target | undefined) {
  if (target?.kind === 'fixed') say(target.reason)
  if (target?.kind === 'row') moveTo(list, moving, target)
  if (target?.kind === 'project')
    changeMany(all, { projectId: target.projectId }, n => bulkWords.did.moved(n, target.name))
}
