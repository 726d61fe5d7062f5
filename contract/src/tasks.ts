import * as z from 'zod/mini'
import { anotherName, deadline } from './aliases.ts'
import { LONGEST_QUERY, priorities, sorts, statuses } from './choices.ts'
import {
  CalendarDate,
  Flag,
  Id,
  Instant,
  InstantInput,
  line,
  listOf,
  pageOf,
  PageQuery,
  Position,
  TimeZone,
  Version,
} from './fields.ts'
import { DESCRIPTION, LABEL_NAME, LABELS_OF_A_TASK, TITLE } from './limits.ts'
import { operation } from './operation.ts'

export const Status = z.enum(statuses)
export type Status = z.output<typeof Status>

export const Priority = z.enum(priorities)
export type Priority = z.output<typeof Priority>

export const Sort = z.enum(sorts)
export type Sort = z.output<typeof Sort>

/** What one may do with a task: see architecture.md, "Reach and power". */
export const Power = z.enum(['view', 'edit', 'owner'])
export type Power = z.output<typeof Power>

const Title = line(TITLE)
/** Markdown. */
const Description = z.string().check(z.maxLength(DESCRIPTION))
/** Names or ids of labels. */
const LabelList = z.string().check(z.minLength(1), z.maxLength(500))
const once = (otherwise: string) => z.refine<string[]>(ids => new Set(ids).size === ids.length, otherwise)
const LabelIds = z.array(Id).check(z.maxLength(LABELS_OF_A_TASK), once('A label can be named only once.'))

export const Task = z.strictObject({
  id: Id,
  workspaceId: Id,
  projectId: Id,
  parentId: z.nullable(Id),
  title: z.string(),
  description: z.string(),
  status: Status,
  completed: z.boolean(),
  priority: Priority,
  /** The day on which work on it is to begin; it may be any, whatever the due date. */
  startOn: z.nullable(CalendarDate),
  /** Due on a date: the same day for everybody. At most one of `dueOn` and `dueAt` is set. */
  dueOn: z.nullable(CalendarDate),
  /** Due at an instant; `timeZone` is where its wall clock is read. */
  dueAt: z.nullable(Instant),
  timeZone: z.nullable(z.string()),
  labelIds: z.array(Id),
  position: z.string(),
  createdBy: Id,
  createdAt: Instant,
  updatedAt: Instant,
  completedAt: z.nullable(Instant),
  /** Set: the task is in the trash. */
  deletedAt: z.nullable(Instant),
  version: Version,
  /** What you may do with it, as of this answer. */
  power: Power,
})
export type Task = z.output<typeof Task>

/** What a person may write; `completed` is another way to say the status. */
const Writable = {
  description: z.exactOptional(Description),
  status: z.exactOptional(Status),
  completed: z.exactOptional(z.boolean()),
  priority: z.exactOptional(Priority),
  startOn: z.exactOptional(z.nullable(CalendarDate)),
  dueOn: z.exactOptional(z.nullable(CalendarDate)),
  dueAt: z.exactOptional(z.nullable(InstantInput)),
  timeZone: z.exactOptional(z.nullable(TimeZone)),
  labelIds: z.exactOptional(LabelIds),
  projectId: z.exactOptional(Id),
  parentId: z.exactOptional(z.nullable(Id)),
  position: z.exactOptional(Position),
}

export const TaskStats = z.strictObject({
  total: z.int(),
  open: z.int(),
  completed: z.int(),
  overdue: z.int(),
  dueToday: z.int(),
  byStatus: z.record(Status, z.int()),
  byPriority: z.record(Priority, z.int()),
  /** Every label there is, by its id. */
  byLabel: z.record(Id, z.strictObject({ open: z.int(), total: z.int() })),
  /** The last 30 days where you are, the oldest first; today is the last of them. */
  completedByDay: z.array(z.strictObject({ on: CalendarDate, count: z.int() })),
})
export type TaskStats = z.output<typeof TaskStats>

const Ref = z.strictObject({ taskId: Id })

export const tasks = {
  list: operation({
    method: 'GET',
    path: '/tasks',
    query: z.strictObject({
      ...PageQuery.shape,
      /** Only this project, in the order of its positions. */
      project: z.exactOptional(Id),
      /** Only the subtasks of this task, in the order of their positions. */
      parent: z.exactOptional(Id),
      /** Only what is due from this day on, in your time zone; ordered by due. */
      dueFrom: z.exactOptional(CalendarDate),
      /** Only what is due up to and with this day, in your time zone; ordered by due. */
      dueTo: z.exactOptional(CalendarDate),
      completed: z.exactOptional(Flag),
      /** Several with commas: `pending,in_progress`. */
      status: z.exactOptional(listOf(Status)),
      /** Several with commas: `high,urgent`. */
      priority: z.exactOptional(listOf(Priority)),
      /** Any of these labels, by name or id, with commas. */
      label: z.exactOptional(LabelList),
      overdue: z.exactOptional(Flag),
      /** Words in title and description, each of them the beginning of one. */
      search: z.exactOptional(z.string().check(z.maxLength(500))),
      /** Made from this day on, in your time zone. */
      createdFrom: z.exactOptional(CalendarDate),
      /** Made up to and with this day, in your time zone. */
      createdTo: z.exactOptional(CalendarDate),
      /** The query language: docs/query-language.md. */
      q: z.exactOptional(z.string().check(z.maxLength(LONGEST_QUERY))),
      sort: z.exactOptional(Sort),
      order: z.exactOptional(z.enum(['asc', 'desc'])),
      /** The trash instead of the living. */
      trashed: z._default(Flag, false),
    }),
    aliases: { tags: anotherName('label', LabelList) },
    returns: pageOf(Task),
    summary: 'List tasks: the newest first, or a project, or by due date, or what a query finds',
  }),
  create: operation({
    method: 'POST',
    path: '/tasks',
    /** Without a title, the first line of the description becomes it. */
    body: z.strictObject({ id: z.exactOptional(Id), title: z.exactOptional(Title), ...Writable }),
    aliases: { deadline },
    returns: Task,
    status: 201,
    writes: ['task.created'],
    versioned: true,
    summary: 'Create a task, in the inbox unless told otherwise',
  }),
  stats: operation({
    method: 'GET',
    path: '/tasks/stats',
    returns: TaskStats,
    summary: 'Count your tasks by status, priority and label, overdue and due today, and what was completed each day',
  }),
  bulkUpdate: operation({
    method: 'PATCH',
    path: '/tasks/bulk',
    body: z.strictObject({
      taskIds: z.array(Id).check(z.minLength(1), z.maxLength(500), once('A task can be named only once.')),
      status: Writable.status,
      completed: Writable.completed,
      priority: Writable.priority,
      startOn: Writable.startOn,
      dueOn: Writable.dueOn,
      dueAt: Writable.dueAt,
      timeZone: Writable.timeZone,
      /** Subtasks follow; a task whose parent stays behind leaves it. */
      projectId: Writable.projectId,
      /** One for each of the tasks, in their order. */
      positions: z.exactOptional(z.array(Position).check(z.minLength(1), z.maxLength(500))),
      addLabelIds: z.exactOptional(z.array(Id).check(z.minLength(1), z.maxLength(5))),
      removeLabelIds: z.exactOptional(z.array(Id).check(z.minLength(1), z.maxLength(LABELS_OF_A_TASK))),
      /** To the trash, with their subtasks. */
      deleted: z.exactOptional(z.literal(true)),
    }),
    aliases: { deadline },
    returns: z.strictObject({ items: z.array(Task) }),
    writes: ['task.updated', 'task.positioned', 'task.deleted'],
    limit: { calls: 600, seconds: 60 },
    summary:
      'Change many tasks: 40 of a project, or 25 of any, at once or not at all; more in steps of one batch that one undo takes back',
  }),
  quickAdd: operation({
    method: 'POST',
    path: '/tasks/quick-add',
    body: z.strictObject({
      /** `Pay rent #home p1 tomorrow 9am //from the joint account`; each line a task, indented ones below others. */
      text: z.string().check(z.minLength(1), z.maxLength(20_000)),
      /** Where they land that name no project; the inbox unless told. */
      projectId: Writable.projectId,
    }),
    returns: z.strictObject({ items: z.array(Task) }),
    status: 201,
    writes: ['task.created', 'label.created'],
    limit: { calls: 120, seconds: 60 },
    summary: 'Create tasks from text as people write it; labels that are missing are made',
  }),
  get: operation({
    method: 'GET',
    path: '/tasks/{taskId}',
    params: Ref,
    returns: Task,
    versioned: true,
    summary: 'Read a task',
  }),
  update: operation({
    method: 'PATCH',
    path: '/tasks/{taskId}',
    params: Ref,
    body: z.strictObject({ title: z.exactOptional(Title), ...Writable }),
    aliases: { deadline },
    returns: Task,
    writes: ['task.updated', 'task.positioned'],
    versioned: true,
    summary: 'Change a task',
  }),
  duplicate: operation({
    method: 'POST',
    path: '/tasks/{taskId}/duplicate',
    params: Ref,
    body: z.strictObject({
      id: z.exactOptional(Id),
      /** Of the copy; without one it comes last. */ position: z.exactOptional(Position),
    }),
    returns: Task,
    status: 201,
    writes: ['task.created'],
    versioned: true,
    limit: { calls: 120, seconds: 60 },
    summary: 'Copy a task with its subtasks, open again, into the same place',
  }),
  addLabel: operation({
    method: 'POST',
    path: '/tasks/{taskId}/tags',
    params: Ref,
    /** A name, which is made when it is missing, or an id. */
    body: z.strictObject({ label: line(LABEL_NAME) }),
    returns: Task,
    writes: ['task.updated', 'label.created'],
    versioned: true,
    summary: 'Put a label on a task',
  }),
  removeLabel: operation({
    method: 'DELETE',
    path: '/tasks/{taskId}/tags/{label}',
    params: z.extend(Ref, { label: line(LABEL_NAME) }),
    returns: Task,
    writes: ['task.updated'],
    versioned: true,
    summary: 'Take a label off a task, by name or id',
  }),
  delete: operation({
    method: 'DELETE',
    path: '/tasks/{taskId}',
    params: Ref,
    returns: Task,
    writes: ['task.deleted'],
    versioned: true,
    summary: 'Move a task and its subtasks to the trash',
  }),
  restore: operation({
    method: 'POST',
    path: '/tasks/{taskId}/restore',
    params: Ref,
    returns: Task,
    writes: ['task.restored'],
    versioned: true,
    summary: 'Take a task, and the subtasks deleted with it, out of the trash',
  }),
}
