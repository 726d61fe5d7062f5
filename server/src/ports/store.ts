import type { Entry } from '@cairn/contract/entries'
import type { Condition } from '@cairn/contract/query/conditions'
import type { Order } from '@cairn/contract/query/sort'
import type { Status, TaskStats } from '@cairn/contract/tasks'
import type { Commit, Committed, StoredAnswer } from './commit.ts'
import type { FilterRow, LabelRow, PersonRow, ProjectRow, Role, Tables, TaskRow } from './rows.ts'
import type { TaskLine } from './task-lines.ts'

/**
 * Where rows and logs live. Reads are named access patterns, each served from a key or one bounded partition; all are
 * strongly consistent. Every call is given up after a few seconds with the problem `unavailable`.
 */
export interface Store {
  commit(commit: Commit): Promise<Committed>
  /** The answer that a commit with this `once` id stored, unless it has expired. */
  answer(onceId: string): Promise<StoredAnswer | undefined>
  /** Forgets every answer whose `once` id begins with this actor's id and a colon. */
  forgetAnswers(actorId: string): Promise<void>
  scopes: ScopeReads
  persons: PersonReads
  projects: ProjectReads
  labels: LabelReads
  filters: FilterReads
  tasks: TaskReads
  log: Log
  /** Resolves when the database answers. */
  ping(): Promise<void>
  /** Removes what has expired. */
  sweep(): Promise<void>
  close(): Promise<void>
}

/** The rows of one page; `next` continues after the last one and means something only to the adapter that made it. */
export interface Rows<R> {
  rows: R[]
  next: string | null
}

export interface PageAfter {
  limit: number
  after?: string
}

/** A scope as a whole, for whoever takes everything in it along, or away. */
export interface ScopeReads {
  /** Every row of a table, in the trash or not, by id. */
  rows<T extends keyof Tables>(scope: string, table: T, page: PageAfter): Promise<Rows<Tables[T]>>
}

export interface PersonReads {
  get(id: string): Promise<PersonRow | undefined>
  /** By normalised username or e-mail address. */
  byName(key: string): Promise<PersonRow | undefined>
  /** The person with every workspace they are a member of, read now. */
  reach(id: string): Promise<ReachRow | undefined>
  /** Whether there is anybody beside this one; somebody who came in this very second may be missed. */
  anyBut(id: string): Promise<boolean>
}

export interface ReachRow {
  timeZone: string
  personalWorkspaceId: string
  inboxId: string
  /** In the order of scope. `seq` is read before any row, so what is read next is at least as new. */
  memberships: { scope: string; role: Role; seq: number }[]
}

export interface ProjectReads {
  find(scopes: string[], id: string): Promise<ProjectRow | undefined>
  /** The living or the trash, by position. */
  list(scopes: string[], filter: { trashed: boolean }, page: PageAfter): Promise<Rows<ProjectRow>>
}

export interface LabelReads {
  find(scopes: string[], id: string): Promise<LabelRow | undefined>
  /** The oldest first, by id. */
  list(scopes: string[], page: PageAfter): Promise<Rows<LabelRow>>
}

export interface FilterReads {
  /** A person is a scope of their own. */
  find(scopes: string[], id: string): Promise<FilterRow | undefined>
  /** By position. */
  list(personId: string, page: PageAfter): Promise<Rows<FilterRow>>
}

export interface TaskFilter {
  trashed: boolean
  /** Only these statuses. */
  statuses?: readonly Status[]
}

export interface Search {
  trashed: boolean
  conditions: readonly Condition[]
  order: Order
}

/** From `from` (inclusive) to `to` (exclusive), each as the date and as the instant at which that date begins for the reader. */
export interface DueRange {
  from: { on: string; at: string }
  to: { on: string; at: string }
}

export interface TaskReads {
  find(scopes: string[], id: string): Promise<TaskRow | undefined>
  /** The newest first, by id. */
  list(scopes: string[], filter: TaskFilter, page: PageAfter): Promise<Rows<TaskRow>>
  /** By position. */
  listByProject(scope: string, projectId: string, filter: TaskFilter, page: PageAfter): Promise<Rows<TaskRow>>
  /** By position. */
  listByParent(scope: string, parentId: string, filter: TaskFilter, page: PageAfter): Promise<Rows<TaskRow>>
  /** Whatever carries the label, in the trash or not, by id. */
  listByLabel(scope: string, labelId: string, page: PageAfter): Promise<Rows<TaskRow>>
  /** By due: a date stands behind the instants of its day. */
  listByDue(scopes: string[], range: DueRange, filter: TaskFilter, page: PageAfter): Promise<Rows<TaskRow>>
  /** `list` and `listByProject` for showing only: the same tasks in the same order, ready for the wire. */
  lines: TaskLineReads
  /** What fits all conditions, in that order. DynamoDB reads at most 10,000 tasks of a scope for it, then `too-large`. */
  search(scopes: string[], search: Search, page: PageAfter): Promise<Rows<TaskRow>>
  /** `now` and `today` decide what is overdue; what was completed is counted for each of `days`. */
  stats(scopes: string[], moment: Moment): Promise<Counts>
}

export interface TaskLineReads {
  list(scopes: string[], filter: TaskFilter, page: PageAfter): Promise<Rows<TaskLine>>
  listByProject(scope: string, projectId: string, filter: TaskFilter, page: PageAfter): Promise<Rows<TaskLine>>
}

export interface Moment {
  /** An instant of `today`. */
  now: string
  today: Day
  /** One after the other, none left out. */
  days: Day[]
}

/** A calendar date of the reader's, from its first instant (inclusive) to the first of the next (exclusive). */
export interface Day {
  on: string
  from: string
  to: string
}

export interface Counts {
  stats: TaskStats
  /** While nothing is written they hold up to and with this instant, or the whole day: the next due of something open. */
  until: string | null
}

export interface Log extends LogReads {
  /**
   * Erases the old and new values of a page of commits, the oldest first, and answers where the next page begins; the envelopes
   * and their numbers stay. Once more does no harm.
   */
  eraseValues(scope: string, page: PageAfter): Promise<string | null>
}

export interface LogReads {
  /**
   * What happened, the newest first: each scope from its end, and of several the one whose turn is later. At most 1,000 commits or
   * about a megabyte are read for a page, so one that filters hard can be short, or empty, and still have a next.
   */
  newest(scopes: string[], filter: EntryFilter, page: PageAfter): Promise<Rows<Entry>>
  /** How many entries of each of these kinds each day has. DynamoDB reads at most 20,000 commits of a scope for it, then `too-large`. */
  counts(scopes: string[], kinds: readonly string[], days: Day[]): Promise<KindCount[]>
  /** A batch in the order it was written. */
  ofBatch(scope: string, batch: string): Promise<Entry[]>
  /** The last `count` commits of a batch up to a seq, from the last entry to the first; fewer where it begins. */
  batchBack(scope: string, batch: string, upTo: number, count: number): Promise<Entry[]>
  /** What one person wrote under a batch, kind by kind in the order of their names. */
  countsOfBatch(scopes: string[], batch: string, actorId: string): Promise<BatchCount[]>
  at(scope: string, ...seqs: number[]): Promise<Entry[]>
  /** Everything that happened in a scope, the oldest first; a page counts commits. */
  ofScope(scope: string, page: PageAfter): Promise<Rows<Entry>>
}

export interface EntryFilter {
  kinds: readonly string[]
  /** Only what the histories of all these rows show. */
  of?: string[]
  actorId?: string
  /** Nothing of these batches. */
  except?: readonly string[]
  /** From the one instant (inclusive) to the other (exclusive). */
  from?: string
  to?: string
}

export interface BatchCount {
  kind: string
  entries: number
  /** Rows that they are about, each once. */
  things: number
}

export interface KindCount {
  kind: string
  /** The place of the day in the list that was asked for. */
  day: number
  count: number
}
