import type { ParsedOf } from '@cairn/contract/contract'
import { addDays, dateIn, startOfDay } from '@cairn/contract/dates'
import { Status } from '@cairn/contract/tasks'
import type { Rows, Search, TaskFilter } from '../../ports/store.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { TaskLine } from '../../ports/task-lines.ts'
import type { Context } from '../context.ts'
import { pageIn, pageOut } from '../pages.ts'
import { guard, openProject, openTask, powerOn, reachOf, type Reach } from '../standing.ts'
import { isSearch, isTimeless, searchOf } from './search.ts'
import { present, presentLines } from './wire.ts'

type ListInput = ParsedOf<'tasks.list'>

export const taskLists = {
  async list(ctx: Context, input: ListInput) {
    guard(ctx, 'tasks.list', {})
    const reach = await reachOf(ctx)
    const search = isSearch(input) ? await searchOf(ctx, input, reach) : undefined
    if (!search || isTimeless(search)) ctx.validate([input, reach, dateIn(reach.timeZone, ctx.clock.ms())])
    const lines = search ? undefined : await linesFor(ctx, input, reach)
    if (lines)
      return presentLines(
        pageOut(ctx, input, lines, line => line),
        line => powerOn(ctx, reach, line),
      )
    const rows = search ? await rowsFound(ctx, input, search, reach) : await rowsFor(ctx, input, reach)
    return pageOut(ctx, input, rows, row => present(row, powerOn(ctx, reach, row)))
  },

  async stats(ctx: Context) {
    guard(ctx, 'tasks.stats', {})
    const reach = await reachOf(ctx)
    const stats = await ctx.statistics.of(reach)
    // Only now: what is overdue changes with the clock too, while nobody writes anything.
    ctx.validate([reach, stats])
    return stats
  },
}

async function rowsFound(ctx: Context, input: ListInput, search: Search, reach: Reach): Promise<Rows<TaskRow>> {
  // What is asked for by id must be within reach, here as in a list of its own.
  await Promise.all([
    input.project && openProject(ctx, input.project, reach),
    input.parent && openTask(ctx, input.parent, reach),
  ])
  return ctx.store.tasks.search(reach.scopes, search, pageIn(ctx, input))
}

/** What is asked for most comes ready for the wire. */
async function linesFor(ctx: Context, input: ListInput, reach: Reach): Promise<Rows<TaskLine> | undefined> {
  if (input.parent || input.dueFrom || input.dueTo) return undefined
  const page = pageIn(ctx, input)
  const filter = filterOf(input)
  if (!input.project) return ctx.store.tasks.lines.list(reach.scopes, filter, page)
  const { row } = await openProject(ctx, input.project, reach)
  return ctx.store.tasks.lines.listByProject(row.scope, row.id, filter, page)
}

async function rowsFor(ctx: Context, input: ListInput, reach: Reach): Promise<Rows<TaskRow>> {
  const page = pageIn(ctx, input)
  const filter = filterOf(input)
  if (input.parent) {
    const { row } = await openTask(ctx, input.parent, reach)
    return ctx.store.tasks.listByParent(row.scope, row.id, filter, page)
  }
  const from = input.dueFrom ?? '1970-01-01'
  const to = addDays(input.dueTo ?? '9998-12-31', 1)
  const range = {
    from: { on: from, at: startOfDay(from, reach.timeZone) },
    to: { on: to, at: startOfDay(to, reach.timeZone) },
  }
  return ctx.store.tasks.listByDue(reach.scopes, range, filter, page)
}

function filterOf({ completed, trashed }: ListInput): TaskFilter {
  if (completed === undefined) return { trashed }
  return { trashed, statuses: Status.options.filter(status => (status === 'completed') === completed) }
}
