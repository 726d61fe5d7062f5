import * as z from 'zod/mini'
import { Entry } from './entries.ts'
import { Id, pageOf, PageQuery } from './fields.ts'
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
  /** What was left as it is, and why. */
  kept: z.array(z.strictObject({ entryId: z.string(), fields: z.array(z.string()), reason: z.string() })),
})
export type Undone = z.output<typeof Undone>

/** `scope:seq:n` */
const EntryId = z.string().check(z.regex(/^[0-9a-f-]{36}:\d{1,15}:\d{1,3}$/, 'This must be the id of an entry.'))

export const activity = {
  ofTask: operation({
    method: 'GET',
    path: '/activity/tasks/{taskId}',
    params: z.strictObject({ taskId: Id }),
    query: PageQuery,
    returns: pageOf(Activity),
    summary: 'What happened to a task, the newest first, with old and new values',
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
    returns: Undone,
    limit: { calls: 30, seconds: 60 },
    summary: 'Take back everything you did under one batch: a gesture, an import, an undo',
  }),
}
