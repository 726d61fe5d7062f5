import * as z from 'zod/mini'
import { actionOf, Entry, loudKinds, resourceOf } from './entries.ts'
import { CalendarDate, Id, listOf, pageOf, PageQuery } from './fields.ts'
import { operation } from './operation.ts'

export const Activity = z.strictObject({
  ...Entry.shape,
  /** Whether its kind can be undone at all. */ undoable: z.boolean(),
})
export type Activity = z.output<typeof Activity>

export const Undone = z.strictObject({
  /** The batch of the undo itself: undoing that one is a redo. */
  batch: z.string(),
  /** Ids of the entries that were taken back. */
  undone: z.array(z.string()),
  /** Ids of entries that needed nothing, where nothing was written at all: everything stands as it did before them. */
  asBefore: z.array(z.string()),
  /** What was left as it is, and why: for programs, and in a sentence. */
  kept: z.array(
    z.strictObject({ entryId: z.string(), fields: z.array(z.string()), reason: z.string(), detail: z.string() }),
  ),
})
export type Undone = z.output<typeof Undone>

export const UndoneBatch = z.extend(Undone, {
  /** With a `limit`, and before the end: where the next call goes on. */
  next: z.nullable(z.string()),
  /** Entries that the next calls look at. */
  left: z.int(),
})

export type UndoneBatch = z.output<typeof UndoneBatch>

/** What something happened to: `task`, `project` ... */
export const Resource = z.enum([...new Set(loudKinds.map(resourceOf))])
/** What happened to it: `created`, `updated`, `deleted` ... */
export const Action = z.enum([...new Set(loudKinds.map(actionOf))])

export const ActivityStats = z.strictObject({
  total: z.int(),
  byAction: z.record(Action, z.int()),
  byResource: z.record(Resource, z.int()),
  /** The last 30 days where you are, the oldest first; today is the last of them. */
  byDay: z.array(z.strictObject({ on: CalendarDate, count: z.int() })),
})
export type ActivityStats = z.output<typeof ActivityStats>

/** What somebody did at one go, in numbers. */
export const Deed = z.strictObject({
  /** All that undoing it looks at. */
  entries: z.int(),
  /** What people read of: how many things each kind of entry is about. */
  kinds: z.array(z.strictObject({ kind: z.string(), things: z.int() })),
})
export type Deed = z.output<typeof Deed>

/** `scope:seq:n` */
const EntryId = z.string().check(z.regex(/^[0-9a-f-]{36}:\d{1,15}:\d{1,3}$/, 'This must be the id of an entry.'))

/** Characters, in the address of a request. */
export const LONGEST_PLACE = 8000
/** What is left, the entry where a part ended, and those that wait: how far an undo has come. */
const UndoPlace =
  /^\d{1,7}\.\d{1,7}(\.[0-9a-f-]{36}\.\d{1,15}\.\d{1,3})?(,([0-9a-f-]{36})?\.\d{1,15}\.\d{1,3}-\d{1,3})*$/

export const activity = {
  list: operation({
    method: 'GET',
    path: '/activity',
    query: z.strictObject({
      ...PageQuery.shape,
      /** It names a place in every workspace. */
      cursor: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(8000))),
      /** Only what happened to this task. */
      task: z.exactOptional(Id),
      /** Only what happened to this project and to the tasks in it. */
      project: z.exactOptional(Id),
      /** Only what this person did. */
      person: z.exactOptional(Id),
      /** Several with commas: `created,restored`. */
      action: z.exactOptional(listOf(Action)),
      /** Several with commas: `task,project`. */
      resource: z.exactOptional(listOf(Resource)),
      /** Nothing of these batches, several with commas: goes on past a large one of which one has seen enough. */
      except: z.exactOptional(z.pipe(z.string().check(z.maxLength(2000)), listOf(Id))),
      /** From this day on, in your time zone. */
      from: z.exactOptional(CalendarDate),
      /** Up to and with this day, in your time zone. */
      to: z.exactOptional(CalendarDate),
    }),
    returns: pageOf(Activity),
    summary:
      'What happened, the newest first, with old and new values; a page that filters much can be short before the end',
  }),
  stats: operation({
    method: 'GET',
    path: '/activity/stats',
    returns: ActivityStats,
    limit: { calls: 120, seconds: 60 },
    summary: 'Count what happened in the last 30 days, by action, by resource and by day',
  }),
  ofTask: operation({
    method: 'GET',
    path: '/activity/tasks/{taskId}',
    params: z.strictObject({ taskId: Id }),
    query: PageQuery,
    returns: pageOf(Activity),
    summary: 'What happened to a task, the newest first, with old and new values',
  }),
  batch: operation({
    method: 'GET',
    path: '/activity/batches/{batchId}',
    params: z.strictObject({ batchId: Id }),
    query: z.strictObject({
      /** Who did it; you, unless told. */
      person: z.exactOptional(Id),
    }),
    returns: Deed,
    limit: { calls: 120, seconds: 60 },
    summary: 'Count what somebody did under one batch: a gesture, an import, an undo',
  }),
  undo: operation({
    method: 'POST',
    path: '/activity/{entryId}/undo',
    params: z.strictObject({ entryId: EntryId }),
    returns: Undone,
    summary: 'Take back one entry of the history',
  }),
  undoBatch: operation({
    method: 'POST',
    path: '/activity/batches/{batchId}/undo',
    params: z.strictObject({ batchId: Id }),
    query: z.strictObject({
      /** At most so many entries in this call; all of them unless told. */
      limit: z.exactOptional(z.coerce.number<number>().check(z.minimum(1), z.maximum(500), z.int())),
      /** `next` of the call before. Send all calls under one `Cairn-Batch`, so that they are one undo. */
      next: z.exactOptional(
        z.string().check(z.maxLength(LONGEST_PLACE), z.regex(UndoPlace, 'This must be `next` of the call before.')),
      ),
    }),
    returns: UndoneBatch,
    // A large one in parts that follow each other without a pause: whoever takes back their own never waits for this.
    limit: { calls: 600, seconds: 60 },
    summary:
      'Take back everything you did under one batch: a gesture, an import, an undo; a large one a part at a time',
  }),
}
