import type { NewEntry } from '@cairn/contract/entries'
import { CommitConflict, type Change, type Part } from '../../ports/commit.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { TaskFilter } from '../../ports/store.ts'
import type { Context } from '../context.ts'
import { aFewAtATime } from '../a-few-at-a-time.ts'
import { allRows } from '../pages.ts'
import { LOG, ROOM, ROWS, sizeOf } from '../room.ts'

/** How many tasks go at once, if there is room for them. */
const STEP = 40

export type Children = (task: TaskRow) => Promise<TaskRow[]>

export const childrenIn =
  (ctx: Context, filter: TaskFilter): Children =>
  task =>
    allRows(page => ctx.store.tasks.listByParent(task.scope, task.id, filter, page))

/** Every task below these, parents before their children. */
export async function descendantsOf(tasks: TaskRow[], children: Children): Promise<TaskRow[]> {
  return (await levelsBelow(tasks, children)).flat()
}

/** How many levels of living tasks there are from this one down, itself included. */
export async function heightOf(ctx: Context, task: TaskRow): Promise<number> {
  return 1 + (await levelsBelow([task], childrenIn(ctx, { trashed: false }))).length
}

/** A level at a time, and few questions at once: each of them waits for a connection, and is given up after seconds. */
async function levelsBelow(tasks: TaskRow[], children: Children): Promise<TaskRow[][]> {
  const levels: TaskRow[][] = []
  for (let level = tasks; level.length > 0;) {
    level = (await aFewAtATime(level, children)).flat()
    if (level.length > 0) levels.push(level)
  }
  return levels
}

export interface Step {
  change: Change
  entry: NewEntry
}

interface StepsWork<T> {
  scope: string
  steps: Step[]
  /** What the decisions relied on. */
  pins: Change[]
  answer: T
}

/**
 * Up to 40 in one commit, all or nothing, or 25 where each is of another project; more in steps of the request's batch. Run again,
 * the use case decides anew from rows as they are now, and leaves out what an earlier step has done: so-far.ts.
 */
export async function commitSteps<T>(ctx: Context, { scope, steps, pins, answer }: StepsWork<T>): Promise<T> {
  for (let at = 0; at < steps.length;) {
    const count = fitting(steps.slice(at), { changes: pins, entries: [] })
    const { changes, entries } = workOf(scope, steps.slice(at, at + count))
    const step = { scope, changes: [...changes, ...pins], entries }
    at += count
    try {
      if (at === steps.length) return await ctx.commit(step, answer)
      await ctx.commitStep(step)
    } catch (error) {
      // A twin of this request, on another instance, is at the same step: run again, it is found.
      if (ctx.begun && error instanceof CommitConflict && error.kind === 'exists') throw new CommitConflict('version')
      throw error
    }
  }
  return answer
}

export interface FamilyWork<T> {
  scope: string
  /** Those that still have to change, parents before their children. */
  family(): Promise<TaskRow[]>
  step(task: TaskRow): Step
  /** The row that they follow, with what its decision relied on and what goes with it in another scope; nothing when it was written and only some were left behind. */
  head: { changes: Change[]; entry: NewEntry; elsewhere?: Part | undefined } | undefined
  answer: T
}

/**
 * Changes a row and the tasks that follow it. What fits goes in one commit, all or nothing. Of a larger family the deepest go
 * with the row and the rest in steps behind it, which share the request's batch, so that one undo takes back all. The row goes
 * first because whoever wants to join pins it: behind it, the family can only shrink. The answer is remembered at the very end, so
 * an operation that a crash cut off can be asked for again.
 */
export async function commitFamily<T>(ctx: Context, work: FamilyWork<T>): Promise<T> {
  const { scope, family, step, head, answer } = work
  let left = await family()
  let done = answer
  if (head) {
    const { elsewhere } = head
    const steps = deepest(left, step, {
      changes: [...head.changes, ...(elsewhere?.changes ?? [])],
      entries: [head.entry, ...(elsewhere?.entries ?? [])],
    })
    const { changes, entries } = workOf(scope, steps)
    const part = { scope, changes: [...changes, ...head.changes], entries: [...entries, head.entry] }
    const first = { parts: elsewhere ? [part, elsewhere] : [part] }
    if (steps.length === left.length) done = await ctx.commit(first, answer)
    else await ctx.commitStep(first)
    // Read again, for somebody may have joined before the row was written.
    left = await family()
  }
  while (left.length > 0) {
    const steps = deepest(left, step, { changes: [], entries: [] })
    await ctx.commitStep(workOf(scope, steps))
    left = left.slice(0, -steps.length)
  }
  return done
}

type Beside = Pick<Part, 'changes' | 'entries'>

/** As many of the last ones as fit into a commit beside what goes with them. */
function deepest(tasks: TaskRow[], step: (task: TaskRow) => Step, beside: Beside): Step[] {
  const steps = tasks.slice(-STEP).map(step)
  return steps.slice(steps.length - fitting(steps.toReversed(), beside))
}

/** How many of the first steps fit into a commit beside what goes with them; one in any case, for the commit itself to refuse. */
function fitting(steps: Step[], { changes, entries }: Beside): number {
  const named = new Set<string>()
  const nameAll = ({ subjectId, about = [] }: NewEntry) => [subjectId, ...about].forEach(id => named.add(id))
  const bytes = { log: 0, rows: 0 }
  const add = (entry: NewEntry) => {
    nameAll(entry)
    bytes.log += sizeOf(entry)
  }
  entries.forEach(add)
  const full = steps.slice(0, STEP).findIndex(({ change, entry }, i) => {
    add(entry)
    bytes.rows += sizeOf(change)
    return changes.length + i + 1 + named.size > ROOM || bytes.log > LOG || bytes.rows > ROWS
  })
  return full < 0 ? Math.min(steps.length, STEP) : Math.max(full, 1)
}

function workOf(scope: string, steps: Step[]) {
  return { scope, changes: steps.map(({ change }) => change), entries: steps.map(({ entry }) => entry) }
}
