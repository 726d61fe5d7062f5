import { Action, Resource, type Activity, type ActivityStats, type Deed } from '@cairn/contract/activity'
import type { ParsedOf } from '@cairn/contract/contract'
import { addDays, dateIn, startOfDay } from '@cairn/contract/dates'
import { actionOf, kindOf, loudKinds, resourceOf, type Entry, type EntryKindId } from '@cairn/contract/entries'
import { problem } from '@cairn/contract/problems'
import { tally } from '@cairn/contract/tally'
import type { EntryFilter } from '../ports/store.ts'
import type { Context } from './context.ts'
import { lastDays } from './days.ts'
import { pageIn, pageOut } from './pages.ts'
import { guard, logsOf, openProject, openTask, reachOf, type Reach } from './standing.ts'
import { undo } from './undo.ts'

type ListInput = ParsedOf<'activity.list'>

export const activity = {
  ...undo,

  async list(ctx: Context, input: ListInput) {
    guard(ctx, 'activity.list', {})
    const reach = await reachOf(ctx)
    const filter = await filterOf(ctx, input, reach)
    const entries = await ctx.store.log.newest(logsOf(ctx, reach), filter, pageIn(ctx, input))
    // Only now: what happened to oneself, and the erasing of values, raises no seq that was read.
    ctx.validate([input, entries])
    return pageOut(ctx, input, entries, present)
  },

  async ofTask(ctx: Context, input: ParsedOf<'activity.ofTask'>) {
    const { row, standing } = await openTask(ctx, input.taskId)
    guard(ctx, 'activity.ofTask', standing)
    const filter = { kinds: loudKinds, of: [row.id] }
    const entries = await ctx.store.log.newest([row.scope], filter, pageIn(ctx, input))
    ctx.validate([input, entries])
    return pageOut(ctx, input, entries, present)
  },

  async batch(ctx: Context, { batchId, person = ctx.actor.id }: ParsedOf<'activity.batch'>): Promise<Deed> {
    guard(ctx, 'activity.batch', {})
    const counts = await ctx.store.log.countsOfBatch(logsOf(ctx, await reachOf(ctx)), batchId, person)
    if (counts.length === 0)
      throw problem('not-found', { reason: 'no-batch', detail: 'There is nothing under this batch that you can see.' })
    ctx.validate(counts)
    return {
      entries: counts.reduce((sum, { entries }) => sum + entries, 0),
      kinds: counts.filter(({ kind }) => isLoud(kind)).map(({ kind, things }) => ({ kind, things })),
    }
  },

  async stats(ctx: Context): Promise<ActivityStats> {
    guard(ctx, 'activity.stats', {})
    const reach = await reachOf(ctx)
    const days = lastDays(dateIn(reach.timeZone, ctx.clock.ms()), reach.timeZone)
    const counts = await ctx.store.log.counts(logsOf(ctx, reach), loudKinds, days)
    const sum = (keep: (kind: EntryKindId, day: number) => boolean) =>
      counts.filter(({ kind, day }) => keep(kind as EntryKindId, day)).reduce((total, { count }) => total + count, 0)
    const stats = {
      total: sum(() => true),
      byAction: tally(Action.options, action => sum(kind => actionOf(kind) === action)),
      byResource: tally(Resource.options, resource => sum(kind => resourceOf(kind) === resource)),
      byDay: days.map(({ on }, i) => ({ on, count: sum((_, day) => day === i) })),
    }
    ctx.validate(stats)
    return stats
  },
}

const isLoud = (kind: string) => loudKinds.some(loud => loud === kind)

/** What is asked for by id must be within reach. A person is not looked up: of somebody out of reach there is nothing to see. */
async function filterOf(ctx: Context, input: ListInput, reach: Reach): Promise<EntryFilter> {
  const { task, project, person, action, resource, except, from, to } = input
  if (task) await openTask(ctx, task, reach)
  if (project) await openProject(ctx, project, reach)
  const isAsked = (kind: EntryKindId) =>
    (!action || action.includes(actionOf(kind))) && (!resource || resource.includes(resourceOf(kind)))
  return {
    kinds: loudKinds.filter(isAsked),
    of: [task, project].filter(id => id !== undefined),
    ...(person && { actorId: person }),
    ...(except && { except }),
    ...(from && { from: startOfDay(from, reach.timeZone) }),
    ...(to && { to: startOfDay(addDays(to, 1), reach.timeZone) }),
  }
}

function present(entry: Entry): Activity {
  const inverse = kindOf(entry.kind)?.inverse
  return { ...entry, undoable: inverse !== undefined && inverse !== 'none' && (entry.new ?? entry.old) !== null }
}
