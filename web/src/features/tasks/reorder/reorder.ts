import { positionsToMove } from '@cairn/contract/order'
import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import { order as words } from '../../../app/en-order.ts'
import { cairn } from '../../../data/cairn.ts'
import { announced, say } from '../announce.ts'
import { place } from '../bulk.ts'
import { focusRow } from '../cursor.ts'
import { selection, shownIn } from '../selection.ts'
import { standingOf } from '../standing.ts'
import type { ListOrder } from '../task-list.tsx'

export type Way = 'up' | 'down' | 'top' | 'bottom'

/** Beside a row of the list: what is not shown between (what is done, what a filter hides) stays on its side. */
export interface Spot {
  beside: string
  edge: 'before' | 'after'
}

/** One step, or as far as it goes; with its selection, if it is part of one. Says what it did, and where nothing is to be done why. */
export function moveRow(id: string, way: Way) {
  const row = document.activeElement?.closest<HTMLElement>('[data-task]') ?? rowIn(document, `main [data-task="${id}"]`)
  const list = row?.closest<HTMLElement>('[data-order]')
  if (!list) return
  const moving = movingWith(id, list)
  const reason = whyFixed(list, moving)
  if (reason) return say(reason)
  const neighbour = row?.parentElement?.nextElementSibling ?? row?.parentElement?.previousElementSibling
  const spot = spotOn(list, moving, way)
  if (!spot || !moveTo(list, moving, spot)) return say(way === 'up' || way === 'top' ? words.atTop : words.atEnd)
  // When it is drawn where it stands now. Out of sight in a long list, the focus stays where it was.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => focusRow(rowIn(list, `[data-task="${id}"]`) ?? rowIn(neighbour, '[data-task]'))),
  )
}

/** Everything that moves along with a row of this list. */
export function movingWith(id: string, list: HTMLElement): ReadonlySet<string> {
  const selected = selection.get()
  return selected.has(id) ? new Set(idsIn(list).filter(one => selected.has(one))) : new Set([id])
}

/** Why they cannot be put in another order here; nothing when they can. */
export function whyFixed(list: HTMLElement, moving: ReadonlySet<string>): string | undefined {
  const order = list.dataset.order as ListOrder
  if (order !== 'position') return words.fixed[order]
  return tasksOf(moving)
    .map(task => why('tasks.update', standingOf(task)))
    .find(Boolean)
}

/** Where that way leads; nothing when they are there already. */
export function spotOn(list: HTMLElement, moving: ReadonlySet<string>, way: Way): Spot | undefined {
  const ids = idsIn(list)
  const [first, last] = [ids.findIndex(id => moving.has(id)), ids.findLastIndex(id => moving.has(id))]
  const others = (from: number, to?: number) => ids.slice(from, to).filter(id => !moving.has(id))
  const [above, below] = [others(0, first), others(last + 1)]
  const apart = others(first, last + 1).length > 0
  // Those that stand apart come together before they go on.
  const beside =
    { up: above.at(-1), top: above[0], down: below[0], bottom: below.at(-1) }[way] ??
    (apart ? ids.at(way === 'up' || way === 'top' ? first : last) : undefined)
  return beside === undefined ? undefined : { beside, edge: way === 'up' || way === 'top' ? 'before' : 'after' }
}

/** One gesture, however many rows it writes. Tells whether anything moved. */
export function moveTo(list: HTMLElement, moving: ReadonlySet<string>, { beside, edge }: Spot): boolean {
  const [first, ...more] = tasksOf(moving)
  const siblings = first ? siblingsOf(first) : []
  // Either may have gone while somebody was dragging.
  if (!first || !siblings.some(({ id }) => id === beside)) return false
  const others = (ids: readonly string[]) => ids.filter(id => !moving.has(id))
  const at = (ids: readonly string[]) => {
    const index = ids.indexOf(beside)
    return others(ids.slice(0, index + (edge === 'after' ? 1 : 0))).length
  }
  const changes = positionsToMove(siblings, moving, at(siblings.map(({ id }) => id)))
  if (changes.length === 0) return false
  const ids = idsIn(list)
  const gesture = announced(
    more.length > 0
      ? words.movedMany(more.length + 1, at(ids) + 1, ids.length)
      : words.moved(first.title, at(ids) + 1, ids.length),
    changes.length,
  )
  place(changes, gesture)
  return true
}

/** In the order in which a list shows them, also those that are not in the document. */
export const idsIn = (list: HTMLElement): readonly string[] =>
  shownIn(list) ?? [...list.querySelectorAll<HTMLElement>('[data-task]')].flatMap(row => row.dataset.task ?? [])

export const tasksOf = (ids: Iterable<string>): Task[] => [...ids].flatMap(id => cairn.tables.tasks.get(id) ?? [])

/** Everything that shares its order with a task, whether shown or not. */
export const siblingsOf = ({ projectId, parentId }: Task) =>
  cairn.tasks({ project: projectId, parent: parentId, order: 'position', zone: 'UTC' }).rows()

const rowIn = (place: Document | Element | null | undefined, selector: string) =>
  place?.querySelector<HTMLElement>(selector) ?? undefined
