import type { Activity } from '@cairn/contract/activity'
import type { ParsedOf } from '@cairn/contract/contract'
import { kindOf, type Entry } from '@cairn/contract/entries'
import type { Context } from './context.ts'
import { pageIn, pageOut } from './pages.ts'
import { guard, openTask } from './standing.ts'
import { undo } from './undo.ts'

export const activity = {
  ...undo,

  async ofTask(ctx: Context, input: ParsedOf<'activity.ofTask'>) {
    const { row, reach, standing } = await openTask(ctx, input.taskId)
    guard(ctx, 'activity.ofTask', standing)
    ctx.validate([input, reach])
    const page = await ctx.store.log.ofSubject(row.scope, row.id, pageIn(ctx, input))
    return pageOut(ctx, input, { ...page, rows: page.rows.filter(entry => !kindOf(entry.kind)?.quiet) }, present)
  },
}

function present(entry: Entry): Activity {
  const inverse = kindOf(entry.kind)?.inverse
  return { ...entry, undoable: inverse !== undefined && inverse !== 'none' && (entry.new ?? entry.old) !== null }
}
