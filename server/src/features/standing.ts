import { problem } from '@cairn/contract/problems'
import { refusal, refusals, type Standing } from '@cairn/contract/policy'
import type { OperationId } from '@cairn/contract/contract'
import type { Power } from '@cairn/contract/tasks'
import type { LabelRow, ProjectRow, Role, TaskRow } from '../ports/rows.ts'
import type { ReachRow } from '../ports/store.ts'
import type { Context } from './context.ts'

/** What the actor may know of, from rows read now. */
export type Reach = ReachRow & { scopes: string[] }

export async function reachOf(ctx: Context): Promise<Reach> {
  const reach = await ctx.store.persons.reach(ctx.actor.id)
  if (!reach) throw problem('unauthenticated', { reason: 'account-gone' })
  const only = ctx.actor.grant?.workspaceIds
  const memberships = reach.memberships.filter(({ scope }) => !only || only.includes(scope))
  return { ...reach, memberships, scopes: memberships.map(({ scope }) => scope) }
}

/** Whose logs tell the actor something. What is a person's own stands in a scope of theirs, which no workspace of a token is. */
export const logsOf = (ctx: Context, { scopes }: Reach) =>
  ctx.actor.grant?.workspaceIds ? scopes : [...scopes, ctx.actor.id]

/** The row with the actor's standing on it; `not-found` when there is none within reach, whatever the reason. */
export async function openTask(ctx: Context, taskId: string, reach?: Reach) {
  const within = reach ?? (await reachOf(ctx))
  const row = await ctx.store.tasks.find(within.scopes, taskId)
  if (!row) throw notFound('task')
  return { row, reach: within, standing: { power: powerOn(ctx, within, row), trashed: row.deletedAt !== null } }
}

export async function openProject(ctx: Context, projectId: string, reach?: Reach) {
  const within = reach ?? (await reachOf(ctx))
  const row = await ctx.store.projects.find(within.scopes, projectId)
  if (!row) throw notFound('project')
  return { row, reach: within, standing: projectStanding(within, row) }
}

export async function openLabel(ctx: Context, labelId: string) {
  const reach = await reachOf(ctx)
  const row = await ctx.store.labels.find(reach.scopes, labelId)
  if (!row) throw notFound('label')
  return { row, reach, standing: labelStanding(reach, row) }
}

/** The workspace that new things land in unless they name a place: the actor's own. */
export function home(reach: Reach) {
  return {
    scope: reach.personalWorkspaceId,
    standing: { power: powerIn(reach, reach.personalWorkspaceId) } satisfies Standing,
  }
}

/** Creator and the workspace's owners and admins own a task; its members may edit it. */
export const powerOn = (ctx: Context, reach: Reach, task: Pick<TaskRow, 'scope' | 'createdBy'>): Power =>
  task.createdBy === ctx.actor.id ? 'owner' : powerIn(reach, task.scope)

/** In every use case, before it decides anything: `forbidden`, with the reason, unless the policy agrees. */
export function guard(ctx: Context, operation: OperationId, standing: Standing): void {
  const reason = refusal(operation, { ...standing, ...callerStanding(ctx) })
  if (reason === 'signed-out') throw problem('unauthenticated')
  if (reason) throw problem('forbidden', { reason, detail: refusals[reason] })
}

function callerStanding(ctx: Context): Standing {
  if (!ctx.signedIn) return { anonymous: true }
  const { grant } = ctx.actor
  return grant ? { grant: grant.scope, ...(grant.workspaceIds && { limited: true }) } : {}
}

/** `version-conflict`, with the row as it is now, when the caller's change is based on another version. */
export function expectVersion(ctx: Context, row: { version: number }, current: unknown): void {
  const { ifMatch } = ctx.request
  // What has begun has raised it by itself.
  if (ifMatch === undefined || ifMatch === row.version || ctx.begun) return
  throw problem('version-conflict', {
    detail: 'Somebody changed this since you read it. Look at the current state, then decide.',
    current,
  })
}

export const notFound = (what: string) =>
  problem('not-found', { reason: `no-${what}`, detail: `There is no such ${what}, or you cannot see it.` })

const POWER: Record<Role, Power> = { owner: 'owner', admin: 'owner', member: 'edit' }

function powerIn(reach: Reach, scope: string): Power {
  const membership = reach.memberships.find(m => m.scope === scope)
  return membership ? POWER[membership.role] : 'view'
}

const projectStanding = (reach: Reach, row: ProjectRow): Standing => ({
  power: powerIn(reach, row.scope),
  trashed: row.deletedAt !== null,
  inbox: row.kind === 'inbox',
})

export const labelStanding = (reach: Reach, row: Pick<LabelRow, 'scope'>): Standing => ({
  power: powerIn(reach, row.scope),
})
