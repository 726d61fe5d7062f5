import type { WriteId, Writes } from './effects.ts'

/** What a write does beside the rows of its answer: nothing; something to what hangs below its tasks; or what only the server can name. */
export type Beside = 'nothing' | 'below' | 'anything'

/** The compiler asks for each write. */
export const beside: { [Id in WriteId]: (input: Writes[Id]) => Beside } = {
  'tasks.create': () => 'nothing',
  'tasks.update': ({ projectId, parentId }) => (projectId || parentId ? 'below' : 'nothing'),
  'tasks.bulkUpdate': ({ projectId, deleted }) => (projectId || deleted ? 'below' : 'nothing'),
  'tasks.duplicate': () => 'below',
  'tasks.delete': () => 'below',
  'tasks.restore': () => 'below',
  'projects.create': () => 'nothing',
  'projects.update': () => 'nothing',
  'projects.duplicate': () => 'anything',
  'projects.delete': () => 'anything',
  'projects.restore': () => 'anything',
  'labels.create': () => 'nothing',
  'labels.update': () => 'nothing',
  'labels.delete': () => 'anything',
  'labels.merge': () => 'anything',
  'filters.create': () => 'nothing',
  'filters.update': () => 'nothing',
  'filters.delete': () => 'nothing',
  'users.update': () => 'nothing',
}

/** What both of them do. */
export const wider = (one: Beside, other: Beside): Beside => (RANK[one] < RANK[other] ? other : one)

const RANK: Record<Beside, number> = { nothing: 0, below: 1, anything: 2 }
