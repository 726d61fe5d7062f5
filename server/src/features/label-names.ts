import { calledSo } from '@cairn/contract/names'
import { problem } from '@cairn/contract/problems'
import { put, type Change } from '../ports/commit.ts'
import type { LabelRow } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { allRows } from './pages.ts'

/**
 * The labels of a workspace, with what a commit that names one takes along: of two that name one at the same moment, the second
 * meets the first at the row of the workspace, begins again, and reads its name. No index could say this: names are compared by the
 * contract, and workspaces may hold doubles that are older than this rule.
 */
export async function namesTaken(ctx: Context, scope: string): Promise<{ labels: LabelRow[]; pin: Change }> {
  // First the row, then the names: what is named after it was read has moved it.
  const [workspace] = (await ctx.store.scopes.rows(scope, 'workspaces', { limit: 1 })).rows
  if (!workspace) throw problem('unauthenticated', { reason: 'account-gone' })
  const labels = await allRows(page => ctx.store.labels.list([scope], page))
  const { version } = workspace
  return { labels, pin: put('workspaces', { ...workspace, version: version + 1 }, { expect: version }) }
}

/** Refuses a name that another label has, as names are compared; what it answers goes into the commit. */
export async function freeName(ctx: Context, label: Pick<LabelRow, 'scope' | 'id' | 'name'>): Promise<Change> {
  const { labels, pin } = await namesTaken(ctx, label.scope)
  const taken = calledSo(
    labels.filter(({ id }) => id !== label.id),
    label.name,
  )
  if (!taken || (await stoodBeside(ctx, label, taken))) return pin
  const next =
    ctx.request.via === 'undo' ? 'Rename it, then undo this in the activity.' : 'Use it, or take another name.'
  throw problem('conflict', {
    reason: 'label-name-taken',
    detail: `There is a label named “${taken.name}” already. ${next}`,
  })
}

/**
 * One after the other where a label is named: within a process they wait for each other, so that many at once do not begin again and
 * again until they give up. What another process names is met at the row.
 */
export function inTurn<T>(scope: string, act: () => Promise<T>): Promise<T> {
  const turn = (queues.get(scope) ?? Promise.resolve()).then(act)
  const done = turn.then(
    () => {},
    () => {},
  )
  queues.set(scope, done)
  void done.then(() => queues.get(scope) === done && queues.delete(scope))
  return turn
}

/** The end of each workspace's queue. */
const queues = new Map<string, Promise<void>>()

/** Doubles from before this rule: what was done to one of them, a merge above all, can be taken back beside the other. */
async function stoodBeside(ctx: Context, { scope, id }: Pick<LabelRow, 'scope' | 'id'>, other: LabelRow) {
  if (ctx.request.via !== 'undo') return false
  const asked = { kinds: ['label.updated', 'label.deleted', 'label.merged'], of: [id] }
  const [last] = (await ctx.store.log.newest([scope], asked, { limit: 1 })).rows
  return last !== undefined && other.updatedAt <= last.at
}
