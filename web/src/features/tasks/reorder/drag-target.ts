import { getElementFromPointWithoutHoneypot } from '@atlaskit/pragmatic-drag-and-drop/get-element-from-point-without-honey-pot'
import { paths } from '../../../app/paths.ts'
import { cairn } from '../../../data/cairn.ts'
import { placeOf } from '../draft-here.ts'
import { tasksOf, whyFixed, type Spot } from './reorder.ts'

export interface Drag {
  list: HTMLElement
  /** What moves within the list. */
  moving: ReadonlySet<string>
  /** What goes along to another project: the selection, if there is one, whatever lists it is in. */
  all: ReadonlySet<string>
}

export type Target =
  | ({ kind: 'row'; list: HTMLElement; row: HTMLElement } & Spot)
  | { kind: 'project'; link: HTMLElement; projectId: string; name: string }
  | { kind: 'fixed'; reason: string }

export type Pointer = { clientX: number; clientY: number }

/** Where a drop would go: between two rows of the same list, or to a project of the sidebar. */
export function targetAt(drag: Drag, pointer: Pointer): Target | undefined {
  const under = getElementFromPointWithoutHoneypot({ x: pointer.clientX, y: pointer.clientY })
  const link = under?.closest<HTMLAnchorElement>('a.nav-link')
  if (link) return projectAt(link, drag.all)
  return isOver(drag.list, pointer) ? rowAt(drag, pointer.clientY) : undefined
}

function projectAt(link: HTMLAnchorElement, all: ReadonlySet<string>): Target | undefined {
  const { pathname } = new URL(link.href)
  const project = [...cairn.tables.projects.all()].find(({ id, kind }) =>
    kind === 'inbox' ? pathname === paths.inbox : pathname === paths.project(id),
  )
  if (!project || tasksOf(all).every(task => task.projectId === project.id)) return undefined
  return { kind: 'project', link, projectId: project.id, name: placeOf(project.id) }
}

/** A little beyond its ends too: that is where one drops to be first or last. */
function isOver(list: HTMLElement, { clientX, clientY }: Pointer) {
  const { left, right, top, bottom } = list.getBoundingClientRect()
  return clientX >= left && clientX <= right && clientY >= top - BEYOND && clientY <= bottom + BEYOND
}

const BEYOND = 36

function rowAt({ list, moving }: Drag, y: number): Target | undefined {
  const reason = whyFixed(list, moving)
  if (reason) return { kind: 'fixed', reason }
  const rows = [...list.querySelectorAll<HTMLElement>('[data-task]')]
  const row = rows.find(one => one.getBoundingClientRect().bottom > y) ?? rows.at(-1)
  const beside = row?.dataset.task
  if (!row || beside === undefined) return undefined
  const { top, bottom } = row.getBoundingClientRect()
  return { kind: 'row', list, row, beside, edge: y < (top + bottom) / 2 ? 'before' : 'after' }
}
