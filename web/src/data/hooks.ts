import { byCodePoint } from '@cairn/contract/code-points'
import type { SavedFilter } from '@cairn/contract/filters'
import type { Label } from '@cairn/contract/labels'
import type { Project } from '@cairn/contract/projects'
import type { Task } from '@cairn/contract/tasks'
import type { Me } from '@cairn/contract/users'
import { useMemo, useSyncExternalStore } from 'react'
import { cairn } from './cairn.ts'
import { clockOf, type Clock } from './clock.ts'
import type { Count, Group } from './counts.ts'
import { dateIn } from '@cairn/contract/dates'
import { nextColor } from './next-color.ts'
import type { Row, Table } from './table.ts'
import type { TaskQuery } from './task-query.ts'
import { createView } from './view.ts'
import type { Value } from './value.ts'

/** The tasks that answer a query, sorted; there at once, and again whenever they change. */
export function useTasks(query: Omit<TaskQuery, 'zone'>): readonly Task[] {
  const view = cairn.tasks({ ...query, zone: useMe().timeZone })
  return useSyncExternalStore(view.subscribe, view.rows)
}

export const useTask = (id: string | undefined): Task | undefined => useRow(cairn.tables.tasks, id)

/** Without the inbox and the trash, in their order. */
export const useProjects = (): readonly Project[] => useSyncExternalStore(projects.subscribe, projects.rows)

export const useTrashedProjects = (): readonly Project[] =>
  useSyncExternalStore(trashedProjects.subscribe, trashedProjects.rows)

/** Any project, the inbox and those in the trash included. */
export const useProject = (id: string | undefined): Project | undefined => useRow(cairn.tables.projects, id)

export const useLabels = (): readonly Label[] => useSyncExternalStore(labels.subscribe, labels.rows)

export const useFilters = (): readonly SavedFilter[] => useSyncExternalStore(filters.subscribe, filters.rows)

/** For a new one. Labels and projects stand beside each other in every row. */
export const useColorOfNextProject = () => nextColor(useProjects(), useLabels())
export const useColorOfNextLabel = () => nextColor(useLabels(), useProjects())

export const useCount = (group: Group): Count =>
  useSyncExternalStore(cairn.counts.subscribe, () => cairn.counts.of(group))

/** Who is signed in; only for what is shown to somebody who is. */
export function useMe(): Me {
  const me = useSyncExternalStore(people.subscribe, people.rows)[0]
  if (!me) throw new Error('Nobody is signed in.')
  return me
}

/** Today in the person's time zone; turns at midnight. */
export function useToday(): string {
  const zone = useMe().timeZone
  return useSyncExternalStore(everyMinute, () => dateIn(zone, Date.now()))
}

/** How the person reads dates and times. */
export function useClock(): Clock {
  const me = useMe()
  const today = useToday()
  return useMemo(() => clockOf(me, today), [me, today])
}

/** The instant at which the present minute began: what depends on the time is asked again with each. */
export const useMinute = (): string =>
  useSyncExternalStore(everyMinute, () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString())

export const useValue = <T>(value: Pick<Value<T>, 'get' | 'subscribe'>): T =>
  useSyncExternalStore(value.subscribe, value.get)

export const useSyncState = () => useSyncExternalStore(cairn.outbox.subscribe, cairn.outbox.state)

const projects = createView(
  cairn.tables.projects,
  project => project.kind === 'project' && project.deletedAt === null,
  (a, b) => byCodePoint(a.position, b.position) || byCodePoint(a.id, b.id),
)

const trashedProjects = createView(
  cairn.tables.projects,
  project => project.deletedAt !== null,
  (a, b) => byCodePoint(b.deletedAt ?? '', a.deletedAt ?? '') || byCodePoint(a.id, b.id),
)

const labels = createView(
  cairn.tables.labels,
  () => true,
  (a, b) => byCodePoint(a.name.toLowerCase(), b.name.toLowerCase()) || byCodePoint(a.id, b.id),
)

const filters = createView(
  cairn.tables.filters,
  () => true,
  (a, b) => byCodePoint(a.position, b.position) || byCodePoint(a.id, b.id),
)

const people = createView(
  cairn.tables.me,
  () => true,
  (a, b) => byCodePoint(a.id, b.id),
)

function useRow<R extends Row>(table: Table<R>, id: string | undefined): R | undefined {
  return useSyncExternalStore(table.subscribe, () => (id === undefined ? undefined : table.get(id)))
}

function everyMinute(listener: () => void) {
  const timer = setInterval(listener, 60_000)
  document.addEventListener('visibilitychange', listener)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', listener)
  }
}
