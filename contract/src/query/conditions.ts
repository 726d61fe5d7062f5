import type { Priority, Status } from '../tasks.ts'

/**
 * What a query asks of a task, all of it at once. Names are ids by now and days are instants, so that the browser, PostgreSQL and
 * DynamoDB need to know nothing but the task. Plain data: it is what the store port takes.
 */
export type Condition = { not: boolean } & Test

export type Test =
  /** Words beside each other in title or description, the last perhaps unfinished; or one of these labels, whose name has them. */
  | { on: 'text'; words: string; labelIds: string[] }
  | { on: 'status'; values: Status[] }
  | { on: 'priority'; values: Priority[] }
  /** One of them; without any, nothing fits. */
  | { on: 'label'; ids: string[] }
  | { on: 'project'; ids: string[] }
  | { on: 'parent'; ids: string[] }
  | { on: 'start'; range: DayRange }
  | { on: 'due'; range: DayRange }
  | { on: Moment; range: Bounds }
  /** Open, and due before now or before today. */
  | { on: 'overdue'; now: string; today: string }
  | { on: 'has'; what: Exclude<Having, 'label'> }
  /** One of all labels there are: a task keeps the id of one that was deleted, so that undo brings it back. */
  | { on: 'has'; what: 'label'; ids: string[] }

export type Moment = 'createdAt' | 'updatedAt' | 'completedAt'

export const HAVING = ['start', 'due', 'time', 'label', 'description', 'priority', 'parent'] as const
export type Having = (typeof HAVING)[number]

/** From `from` (inclusive) to `to` (exclusive): each as the date and as the instant at which that date begins for the reader. */
export interface DayRange {
  from: { on: string; at: string } | null
  to: { on: string; at: string } | null
}

/** From `from` (inclusive) to `to` (exclusive), of dates or of instants. */
export interface Bounds {
  from: string | null
  to: string | null
}

/** The range as it is for what has a date, and for what has an instant. */
export const datesOf = ({ from, to }: DayRange): Bounds => ({ from: from?.on ?? null, to: to?.on ?? null })
export const instantsOf = ({ from, to }: DayRange): Bounds => ({ from: from?.at ?? null, to: to?.at ?? null })
