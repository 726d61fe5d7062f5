import type { NewEntry } from '@cairn/contract/entries'
import { CommitConflict, type Change } from '../ports/commit.ts'
import type { TaskRow } from '../ports/rows.ts'
import type { PageAfter, Rows, TaskFilter } from '../ports/store.ts'
import type { Context } from './context.ts'

/** Each task is one change, and a commit takes 90; the rest is for the row that they follow and what it pins. */
const STEP = 40

/** Every task below this one, parents before their children. */
export async function descendantsOf(ctx: Context, task: TaskRow, filter: TaskFilter): Promise<TaskRow[]> {
  const children = await allRows(page => ctx.store.tasks.listByParent(task.scope, task.id, filter, page))
  const below = await Promise.all(children.map(child => descendantsOf(ctx, child, filter)))
  return [...children, ...below.flat()]
}

export async function allRows<R>(read: (page: PageAfter) => Promise<Rows<R>>): Promise<R[]> {
  const rows: R[] = []
  for (let after: string | undefined, more = true; more;) {
    const page: Rows<R> = await read({ limit: 500, ...(after !== undefined && { after }) })
    rows.push(...page.rows)
    after = page.next ?? undefined
    more = page.next !== null
  }
  return rows
}

/** How many levels of living tasks there are from this one down, itself included. */
export async function heightOf(ctx: Context, task: TaskRow): Promise<number> {
  const children = await allRows(page => ctx.store.tasks.listByParent(task.scope, task.id, { trashed: false }, page))
  const heights = await Promise.all(children.map(child => heightOf(ctx, child)))
  return 1 + Math.max(0, ...heights)
}

interface FamilyWork<T> {
  scope: string
  /** Those that still have to change; read again after each commit. */
  family(): Promise<TaskRow[]>
  step(task: TaskRow): { change: Change; entry: NewEntry }
  /** The row that they follow, with what its decision relied on. */
  head: { changes: Change[]; entry: NewEntry }
  answer: T
}

/**
 * Changes a row and the tasks that follow it: as many as fit in the same commit, the rest in steps behind it that share the
 * request's batch, so that one undo takes back all. The row goes first because whoever wants to join pins it: behind it, the
 * family can only shrink.
 */
export async function commitFamily<T>(ctx: Context, { scope, family, step, head, answer }: FamilyWork<T>): Promise<T> {
  const { changes, entries } = workOf(scope, (await family()).slice(0, STEP).map(step))
  const done = await ctx.commit(
    { scope, changes: [...changes, ...head.changes], entries: [...entries, head.entry] },
    answer,
  )
  for (let rest = await family(); rest.length > 0; rest = await family()) {
    await ctx.commitStep(workOf(scope, rest.slice(0, STEP).map(step))).catch(error => {
      // Somebody edited one of them at that moment: look again.
      if (!(error instanceof CommitConflict)) throw error
    })
  }
  return done
}

function workOf(scope: string, steps: { change: Change; entry: NewEntry }[]) {
  return { scope, changes: steps.map(({ change }) => change), entries: steps.map(({ entry }) => entry) }
}
