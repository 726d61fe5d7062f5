import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { cairn } from '../../data/cairn.ts'
import { ignoreProblem } from '../../data/owed.ts'

/** What is open anywhere below those of these tasks that are open themselves, also below a subtask that is done; without these. */
export function openBelow(ids: readonly string[]): string[] {
  // Most tasks have nothing below them, and there are thousands to look through.
  const parents = ids.filter(isOpenParent)
  if (parents.length === 0) return []
  const children = Map.groupBy(cairn.tables.tasks.all(), task => task.parentId)
  const below = (id: string): Task[] => (children.get(id) ?? []).flatMap(task => [task, ...below(task.id)])
  const found = parents.flatMap(below).filter(task => isOpen(task) && task.deletedAt === null)
  const named = new Set(ids)
  return [...new Set(found.map(task => task.id))].filter(id => !named.has(id))
}

/**
 * Goes on when it is known what is below these tasks. That is at once, but for the moment in which what is open is here and what is done is
 * not: then something open hangs below what is missing, and the server is asked. Without an answer one goes on with what there is.
 */
export function whenBelowIsKnown(ids: readonly string[], go: () => void) {
  if (cairn.loader.state.get().complete || ![...cairn.tables.tasks.all()].some(hangsBelowNothing)) go()
  else void cairn.loader.refreshBelow(ids).catch(ignoreProblem).then(go)
}

const hangsBelowNothing = (task: Task) =>
  isOpen(task) && task.parentId !== null && cairn.tables.tasks.get(task.parentId) === undefined

function isOpenParent(id: string) {
  const task = cairn.tables.tasks.get(id)
  const { open, done } = cairn.counts.of(`parent:${id}`)
  return task !== undefined && isOpen(task) && open + done > 0
}
