import type { NewEntry } from '@cairn/contract/entries'
import type { Change } from '../ports/commit.ts'
import type { TaskRow } from '../ports/rows.ts'
import type { PageAfter, Rows, TaskFilter } from '../ports/store.ts'
import type { Context } from './context.ts'

/** Each task is one change, and a commit takes 90; the rest is for what the last step adds. */
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

/**
 * Writes what may be wider than one commit: in steps that share the request's batch, so that one undo takes back all. A crash in
 * between leaves some steps done; the operation can be asked for again and finishes.
 */
export async function commitInSteps<R>(
  ctx: Context,
  scope: string,
  rows: R[],
  step: (row: R) => { change: Change; entry: NewEntry },
): Promise<void> {
  for (let i = 0; i < rows.length; i += STEP) {
    const some = rows.slice(i, i + STEP).map(step)
    await ctx.commitStep({ scope, changes: some.map(({ change }) => change), entries: some.map(({ entry }) => entry) })
  }
}
