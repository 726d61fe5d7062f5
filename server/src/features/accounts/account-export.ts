import type { AccountExport } from '@cairn/contract/account'
import type { Entry } from '@cairn/contract/entries'
import { nowOf } from '../../ports/clock.ts'
import type { MemberRow, PersonRow, TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { present as presentFilter } from '../filter-wire.ts'
import { present as presentLabel } from '../label-wire.ts'
import { factorsOf, shown as shownFactors } from './own-factors.ts'
import { allRows } from '../pages.ts'
import { present as presentProject } from '../project-wire.ts'
import { provenStanding } from './proving.ts'
import { present as presentSession } from './session-list.ts'
import { guard, notFound } from '../standing.ts'
import { present as presentTask } from '../tasks/wire.ts'
import { present as presentToken } from './tokens.ts'
import { myself, profile } from './users.ts'

/**
 * Everything about a person, page by page through the reads that everything else uses. Each part is shown as its own operation
 * shows it, so that nothing stands here which the API would keep to itself.
 */
export const accountExport = {
  async export(ctx: Context): Promise<AccountExport> {
    guard(ctx, 'users.export', await provenStanding(ctx))
    const person = await myself(ctx)
    ctx.note('data exported', { personId: person.id })
    return {
      format: 'cairn.account',
      formatVersion: 1,
      exportedAt: nowOf(ctx.clock),
      profile: { ...(await profile(ctx, person)), updatedAt: person.updatedAt },
      sessions: (await ctx.sessions.list(person.id)).map(session => presentSession(ctx, session)),
      factors: shownFactors(await factorsOf(ctx, person.id)),
      apiTokens: (await ctx.apiTokens.list(person.id)).map(presentToken),
      filters: (await allRows(page => ctx.store.scopes.rows(person.scope, 'filters', page))).map(presentFilter),
      activity: await activityIn(ctx, person.scope),
      personalWorkspace: await workspaceOf(ctx, person),
    }
  },
}

async function workspaceOf(ctx: Context, { personalWorkspaceId: scope }: PersonRow) {
  const { scopes } = ctx.store
  const [workspace] = (await scopes.rows(scope, 'workspaces', { limit: 1 })).rows
  if (!workspace) throw notFound('workspace')
  const { id, kind, name, createdAt, updatedAt, version } = workspace
  const members = await allRows(page => scopes.rows(scope, 'members', page))
  const projects = await allRows(page => scopes.rows(scope, 'projects', page))
  const labels = await allRows(page => scopes.rows(scope, 'labels', page))
  const tasks = await allRows(page => scopes.rows(scope, 'tasks', page))
  return {
    id,
    kind,
    name,
    createdAt,
    updatedAt,
    version,
    members: members.map(exportedMember),
    projects: projects.map(presentProject),
    labels: labels.map(presentLabel),
    tasks: tasks.map(exportedTask),
    activity: await activityIn(ctx, scope),
  }
}

/** Only what they did themselves: the rest of a log is about others too. */
async function activityIn(ctx: Context, scope: string): Promise<Entry[]> {
  const entries = await allRows(page => ctx.store.log.ofScope(scope, page))
  return entries.filter(({ actorId }) => actorId === ctx.actor.id)
}

function exportedTask(row: TaskRow) {
  const { power: _power, ...task } = presentTask(row, 'owner')
  return task
}

const exportedMember = ({ id, role, createdAt, version }: MemberRow) => ({ id, role, createdAt, version })
