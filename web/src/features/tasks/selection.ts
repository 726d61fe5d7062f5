import type { Task } from '@cairn/contract/tasks'
import { useEffect, type RefObject } from 'react'
import { createValue } from '../../data/value.ts'

/** The tasks that are marked, to be changed together. All of them are on the page: nobody changes what they do not see. */
export const selection = createValue<ReadonlySet<string>>(new Set())

/** Whether there was one. */
export function clearSelection(): boolean {
  const any = selection.get().size > 0
  if (any) selection.set(new Set())
  return any
}

export function toggleSelected(id: string) {
  const next = new Set(selection.get())
  if (!next.delete(id)) next.add(id)
  selection.set(next)
  range = { from: id, beside: next }
}

/** Everything from the last one that was marked by itself; the next call changes where that ends. */
export function selectTo(id: string) {
  const ids = [...lists.values()].flat()
  const between = nearest(ids, range.from, id)
  if (!between) return toggleSelected(id)
  selection.set(new Set([...range.beside, ...ids.slice(between.from, between.to + 1)]))
}

/** Where two tasks stand; of one that stands under several headings, the place nearest to the other. */
function nearest(ids: readonly string[], one: string, other: string) {
  let found: { from: number; to: number } | undefined
  let last: number | undefined
  ids.forEach((id, at) => {
    if (id !== one && id !== other) return
    const isPair = one === other || (last !== undefined && ids[last] !== id)
    const from = one === other ? at : (last ?? at)
    if (isPair && (!found || at - from < found.to - found.from)) found = { from, to: at }
    last = at
  })
  return found
}

/** The list of this task, or all lists of the page. */
export function selectList(id: string | undefined) {
  const list = [...lists.values()].find(ids => id !== undefined && ids.includes(id))
  selection.set(new Set(list ?? [...lists.values()].flat()))
}

/** A list says what it shows, also of rows that are not in the document; what leaves it is no longer selected. */
export function useSelectable(list: RefObject<HTMLElement | null>, tasks: readonly Task[]) {
  useEffect(() => {
    const element = list.current
    if (!element) return
    const ids = tasks.map(task => task.id)
    lists = new Map([...lists, [element, ids] as const].toSorted(byPlace))
    return () => {
      lists.delete(element)
      // When the lists of the next view or the next state of this one are there.
      queueMicrotask(forgetHidden)
    }
  }, [list, tasks])
}

/** All that a list shows, also of rows that are not in the document. */
export const shownIn = (list: HTMLElement) => lists.get(list)

let lists = new Map<HTMLElement, readonly string[]>()
let range: { from: string; beside: ReadonlySet<string> } = { from: '', beside: new Set() }

const byPlace = ([a]: readonly [HTMLElement, unknown], [b]: readonly [HTMLElement, unknown]) =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1

function forgetHidden() {
  if (selection.get().size === 0) return
  const here = new Set([...lists.values()].flat())
  const left = [...selection.get()].filter(id => here.has(id))
  if (left.length < selection.get().size) selection.set(new Set(left))
}
